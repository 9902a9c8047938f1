// On the local site alone: a "why?" beside each event, actor, source, date and quote, and a mark on what is not published.
// All that is shown is set as text, never as markup.
const own = document.getElementById("sitegen-desk").dataset;
const KINDS = /^(events|actors|articles)\/([^/]+)\/(#s-[\w-]+)?$/;

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// "events/x" of a link to its page, "articles/x#s-1" of a link to a sentence, "" of any other.
function idOf(link) {
  try {
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || !url.pathname.startsWith(own.base)) return "";
    const found = KINDS.exec(decodeURI(url.pathname).slice(own.base.length) + url.hash);
    return found ? `${found[1]}/${found[2]}${found[3] ?? ""}` : "";
  } catch {
    return ""; // an editor's "articles/%ff/" is no address
  }
}

function ask(id, of) {
  const button = make("button", { type: "button", className: "sitegen-why", textContent: "why?" });
  button.dataset.id = id;
  button.setAttribute("aria-label", `Why: ${of.trim().slice(0, 80)}`);
  return button;
}

function addButtons() {
  const main = document.querySelector("main");
  if (!main) return;
  const heading = main.querySelector("h1");
  if (own.id && heading) heading.append(ask(own.id, heading.textContent));
  if (own.id) for (const date of main.querySelectorAll(".dateline > time, .dateline > b + time")) date.after(ask(own.id, date.textContent));
  for (const row of main.querySelectorAll(".ev, .dated > li")) {
    const link = [...row.querySelectorAll("a[href]")].find((a) => idOf(a).startsWith("events/"));
    const date = row.querySelector(".date time, .date b, span.date");
    if (link && date) date.after(ask(idOf(link), date.textContent));
  }
  for (const said of main.querySelectorAll("figure.said")) {
    const proof = said.querySelector("a.proof[href]");
    const id = said.id ? `quotes/${said.id}` : proof ? idOf(proof) : "";
    if (id) said.querySelector("figcaption, blockquote").append(ask(id, said.querySelector("blockquote").textContent));
  }
  for (const link of main.querySelectorAll("a[href]:not(.proof, .ref, .to, nav a, .refs a, svg a, .q)")) {
    const id = idOf(link);
    if (id && id !== own.id && !id.includes("#")) link.after(ask(id, link.textContent));
  }
}

let asked = null;

async function open(button) {
  close();
  asked = button;
  const panel = make("section", { id: "sitegen-panel", tabIndex: -1 });
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "sitegen-panel-title");
  document.body.append(panel);
  const shut = make("button", { type: "button", className: "close", textContent: "Close", onclick: close });
  const title = make("h2", { id: "sitegen-panel-title", textContent: "Why?" });
  panel.append(shut, title);
  panel.focus();
  try {
    const found = await (await fetch(`/__sitegen__/why?id=${encodeURIComponent(button.dataset.id)}`)).json();
    if (found.title) title.textContent = found.title;
    if (found.lines.length) panel.append(make("pre", { textContent: found.lines.join("\n") }));
    if (found.note) panel.append(make("p", { textContent: found.note }));
    if (found.fixes.length) panel.append(make("h3", { textContent: "To correct it" }));
    for (const fix of found.fixes) panel.append(...correction(fix));
  } catch (error) {
    panel.append(make("p", { textContent: `sitegen serve does not answer: ${error.message}` }));
  }
}

function correction(fix) {
  const place = make("p", {}, `${fix.what}: in `, make("b", { textContent: fix.file }), fix.new ? " (a new file)" : ", between the --- lines");
  const copy = make("button", { type: "button", textContent: "Copy" });
  copy.onclick = async () => {
    try { await navigator.clipboard.writeText(`${fix.paste}\n`); copy.textContent = "Copied"; } catch { copy.textContent = "Select the text instead"; }
  };
  return [place, make("pre", { textContent: fix.paste }), copy];
}

function close() {
  document.getElementById("sitegen-panel")?.remove();
  asked?.focus({ preventScroll: true });
  asked = null;
}

async function markDrafts() {
  const found = await (await fetch("/__sitegen__/desk.json")).json();
  if (!Object.keys(found).length) return;
  for (const link of document.querySelectorAll("main a[href]:not(.proof, .ref, .to)")) {
    const why = found[idOf(link)];
    if (why) link.after(make("span", { className: "sitegen-mark", textContent: why }));
  }
}

addEventListener("click", (event) => {
  const button = event.target.closest?.(".sitegen-why");
  if (button) { event.preventDefault(); open(button); }
});
addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
addButtons();
markDrafts().catch(() => {});
