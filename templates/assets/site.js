// Shortens what every page already does without it: filters in place, copies, keys, colours. Nothing is sent anywhere.
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* private window */ } },
};
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Filter: the rows of this page, by the form's fields; the state is the address, so that it can be sent and gone back to.
function filter(box) {
  const form = $("form", box);
  const status = $("[data-result]", box);
  const rows = $$(".ev");
  const text = new Map();
  const words = (row) => text.get(row) ?? text.set(row, fold(row.textContent)).get(row);
  const fields = ["q", "actor", "kind", "sources", "from", "to"];

  function apply() {
    const want = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
    const terms = fold(want.q).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const { a, k, s, d } = row.dataset;
      const year = d.slice(0, 4);
      const keep = (!want.actor || a.split(" ").includes(want.actor)) && (!want.kind || k === want.kind)
        && (!want.sources || Number(s) >= Number(want.sources)) && (!want.from || (year && year >= want.from))
        && (!want.to || (year && year <= want.to)) && terms.every((term) => words(row).includes(term));
      row.hidden = !keep;
      shown += keep;
    }
    const active = fields.some((name) => want[name]);
    for (const section of $$(".year")) section.hidden = $$(".ev", section).every((row) => row.hidden);
    for (const gap of $$(".gap")) gap.hidden = active;
    status.textContent = active
      ? status.dataset.result.replace("{shown}", shown).replace("{all}", rows.length) : "";
    return want;
  }
  function read() {
    const query = new URLSearchParams(location.search);
    for (const name of fields) form.elements[name].value = query.get(name) ?? "";
    const any = fields.some((name) => query.get(name));
    if (any) box.open = true;
    apply();
  }
  function write(want, push) {
    const query = new URLSearchParams(Object.entries(want).filter(([, value]) => value));
    const address = location.pathname + (query.size ? `?${query}` : "");
    if (address !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", address);
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); write(apply(), true); });
  form.addEventListener("change", () => write(apply(), true));
  form.addEventListener("input", () => write(apply(), false));
  form.addEventListener("reset", () => setTimeout(() => write(apply(), true)));
  addEventListener("popstate", read);
  read();
}

function copier(block) {
  const button = document.createElement("button");
  const status = document.createElement("span");
  button.type = "button";
  button.textContent = block.dataset.copy;
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      status.textContent = ` ${block.dataset.copied}`;
    } catch {
      getSelection().selectAllChildren(block);
      status.textContent = ` ${block.dataset.failed}`;
    }
  });
  const line = document.createElement("p");
  line.append(button, status);
  block.after(line);
}

// Keys: one letter each, so never while a field has the focus, and with a switch to turn them off (WCAG 2.1.4).
function keys(tools) {
  const rows = () => $$(".ev").filter((row) => !row.hidden);
  const isOn = () => store.get("keys") !== "off";
  const toggle = document.createElement("button");
  const say = () => { toggle.textContent = isOn() ? tools.dataset.on : tools.dataset.off; toggle.setAttribute("aria-pressed", isOn()); };
  toggle.type = "button";
  toggle.title = tools.dataset.help;
  toggle.addEventListener("click", () => { store.set("keys", isOn() ? "off" : null); say(); });
  say();
  const help = document.createElement("span");
  help.setAttribute("role", "status");
  tools.append(toggle, help);
  addEventListener("keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "j" || event.key === "k") {
      const list = rows();
      const here = list.indexOf(document.activeElement.closest?.(".ev"));
      const next = list[event.key === "j" ? here + 1 : Math.max(here, 0) - 1];
      if (next) $("h3 a, h4 a", next)?.focus();
      else if (!list.length) $(`main [rel=${event.key === "j" ? "next" : "prev"}]`)?.click();
    } else if (event.key === "/") {
      event.preventDefault();
      const field = $("[type=search]");
      if (field && !field.closest("details:not([open])")) field.focus();
      else location.href = tools.dataset.search;
    } else if (event.key === "?") {
      help.textContent = tools.dataset.help;
      toggle.focus();
    }
  });
}

function scheme(tools) {
  const order = ["auto", "light", "dark"];
  const button = document.createElement("button");
  button.type = "button";
  const show = (value) => {
    if (value === "auto") delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = value;
    button.textContent = tools.dataset[value];
  };
  let now = order.includes(store.get("scheme")) ? store.get("scheme") : "auto";
  button.addEventListener("click", () => {
    now = order[(order.indexOf(now) + 1) % order.length];
    store.set("scheme", now === "auto" ? null : now);
    show(now);
  });
  show(now);
  tools.append(button);
}

for (const box of $$("[data-filter][data-in-place]")) filter(box);
for (const box of $$("[data-filter]")) if (matchMedia("(min-width: 34rem)").matches) box.open = true;
for (const block of $$("[data-copy]")) copier(block);
for (const tools of $$("[data-tools]")) { tools.hidden = false; scheme(tools); keys(tools); }
