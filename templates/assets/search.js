// Search: fetches the few small index files that the words typed need. See sitegen/render/search.py for their form.
const form = document.querySelector("[data-search]");
const base = form.dataset.search;
const status = document.querySelector("[data-found]");
const list = document.querySelector("[data-results]");
const files = new Map();
const SHOWN = 20;

function load(name) {
  if (!files.has(name)) {
    files.set(name, fetch(`${base}search/index/${name}.json`).then((answer) => {
      if (answer.status === 404) return {};
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }));
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
}

function words(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[\p{L}\p{N}]{2,40}/gu) || [];
}

function shard(word) {
  const head = word.slice(0, 2);
  return /^[\x00-\x7f]*$/.test(head) ? head : "u" + word.codePointAt(0).toString(16);
}

function numbers(gaps, seen) {
  let at = 0;
  for (const gap of gaps) seen(at += gap);
}

// Documents that hold a word, or one that begins with it, with what each is worth: a title counts five times, a whole word twice.
async function hits(word) {
  const index = await load("t-" + shard(word));
  const worth = new Map();
  for (const [entry, [titles, texts]] of Object.entries(index)) {
    if (!entry.startsWith(word)) continue;
    const whole = entry === word ? 2 : 1;
    const add = (value) => (number) => worth.set(number, Math.max(worth.get(number) || 0, value));
    numbers(titles, add(5 * whole));
    numbers(texts, add(whole));
  }
  return worth;
}

async function find(query) {
  const { ranges, chunk, common } = await load("facets");
  let found = null;
  for (const part of await Promise.all(words(query.q).filter((word) => !common.includes(word)).map(hits))) {
    const rarity = Math.log(2 + 10000 / (1 + part.size));
    const next = new Map();
    for (const [number, worth] of part) {
      if (!found || found.has(number)) next.set(number, worth * rarity + (found ? found.get(number) : 0));
    }
    found = next;
  }
  const kept = ranges.filter(([kind, year]) => (!query.kind || kind === query.kind) && (!query.year || String(year) === query.year));
  const inside = (number) => kept.some(([, , first, end]) => number >= first && number < end);
  if (!found) {
    found = new Map();
    for (const [, , first, end] of kept) for (let number = first; number < end; number++) found.set(number, 0);
  }
  if (query.actor) {
    const with_ = new Set();
    numbers((await load("a-" + query.actor[0]))[query.actor] || [], (number) => with_.add(number));
    for (const number of found.keys()) if (!with_.has(number)) found.delete(number);
  }
  const ranked = [...found].filter(([number]) => inside(number)).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const rows = await Promise.all(ranked.slice(0, query.shown).map(async ([number]) =>
    (await load("d-" + Math.floor(number / chunk)))[number % chunk]));
  return { count: ranked.length, rows };
}

function row([title, url, kind, when, summary]) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = base + url;
  link.dir = "auto";
  link.textContent = title;
  const small = document.createElement("p");
  small.className = "meta";
  small.textContent = [form.dataset[kind] || kind, when].filter(Boolean).join(" · ");
  item.append(link, small);
  if (summary) {
    const text = document.createElement("p");
    text.dir = "auto";
    text.textContent = summary;
    item.append(text);
  }
  return item;
}

function asked() {
  const values = Object.fromEntries(new FormData(form));
  return { q: (values.q || "").trim(), kind: values.kind || "", year: values.year || "", actor: values.actor || "", shown: SHOWN };
}

let turn = 0;
async function search(query, write) {
  const mine = ++turn;
  if (write) {
    const wanted = new URLSearchParams(Object.entries(query).filter(([key, value]) => value && key !== "shown"));
    history[write](null, "", `${location.pathname}${wanted.size ? "?" + wanted : ""}`);
  }
  if (!words(query.q).length && !query.kind && !query.year && !query.actor) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const { count, rows } = await find(query);
    if (mine !== turn) return;
    list.replaceChildren(...rows.map(row));
    status.textContent = (count === 1 ? form.dataset.one : form.dataset.other).replace("{n}", count);
    if (count > rows.length) {
      const more = document.createElement("button");
      more.type = "button";
      more.textContent = form.dataset.more;
      more.addEventListener("click", () => search({ ...query, shown: query.shown + SHOWN }));
      const item = document.createElement("li");
      item.append(more);
      list.append(item);
    }
  } catch {
    if (mine === turn) status.textContent = form.dataset.failed;
  }
}

function restore() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) || "";
  search(asked());
}

let soon;
form.addEventListener("submit", (event) => { event.preventDefault(); search(asked(), "pushState"); });
form.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(() => search(asked(), "replaceState"), 120); });
addEventListener("popstate", restore);
restore();
