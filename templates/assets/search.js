// Search: fetches the few small index files that the words typed need. See sitegen/render/search.py for their form.
const form = document.querySelector("[data-search]");
const base = form.dataset.search;
const status = document.querySelector("[data-found]");
const list = document.querySelector("[data-results]");
const files = new Map();
const SHOWN = 20;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]+/g;

// The facets are asked for anew and name the version of all others: an old file never meets a new one.
function facets() {
  return files.get("facets") || fetched("facets", "facets.json", { cache: "no-cache" });
}

async function load(name) {
  const { version, shards } = await facets();
  if (!name.startsWith("d-") && !shards.includes(name)) return {}; // no word begins like this
  return files.get(name) || fetched(name, `${name}.json?v=${version}`);
}

let fetches = 0;
function fetched(name, file, how) {
  fetches += 1;
  const made = fetch(`${base}search/index/${file}`, how).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  });
  files.set(name, made);
  made.catch(() => files.delete(name));
  return made;
}

function words(text) {
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const found = new Set(plain.match(/[\p{L}\p{N}]{2,40}/gu));
  for (const [run] of plain.matchAll(UNSPACED)) {
    found.delete(run);
    for (let at = 0; at < Math.max(1, run.length - 1); at++) found.add(run.slice(at, at + 2));
  }
  return [...found];
}

function shard(word) {
  const head = [...word].slice(0, 2);
  if (/^[\x00-\x7f]*$/.test(head.join(""))) return head.join("");
  return (head[0].search(UNSPACED) ? head : head.slice(0, 1)).map((c) => "u" + c.codePointAt(0).toString(16)).join("-");
}

function numbers(gaps, seen) {
  let at = 0;
  for (const gap of gaps) seen(at += gap);
}

// Documents that hold a word, or one that begins with it, with what each is worth: a title counts five times, a whole word
// twice. `any`: a word that is in so many that the others need not hold it.
async function hits(word) {
  const index = await load("t-" + shard(word));
  const worth = new Map();
  let any = false;
  for (const [entry, [titles, texts]] of Object.entries(index)) {
    if (!entry.startsWith(word)) continue;
    const whole = entry === word ? 2 : 1;
    const add = (value) => (number) => worth.set(number, Math.max(worth.get(number) || 0, value));
    numbers(titles, add(5 * whole));
    if (texts) numbers(texts, add(whole));
    else any = true;
  }
  return { worth, any };
}

async function find(query) {
  const { ranges, chunk } = await facets();
  const found = new Map();
  for (const [kind, year, first, end] of ranges) {
    if ((query.kind && kind !== query.kind) || (query.year && String(year) !== query.year)) continue;
    for (let number = first; number < end; number++) found.set(number, 0);
  }
  for (const { worth, any } of await Promise.all(words(query.q).map(hits))) {
    const rarity = any ? 0.1 : Math.log(2 + 10000 / (1 + worth.size));
    for (const [number, score] of found) {
      if (worth.has(number)) found.set(number, score + worth.get(number) * rarity);
      else if (!any) found.delete(number);
    }
  }
  if (query.actor) {
    const index = await load("a-" + query.actor[0]);
    const theirs = new Set();
    if (Object.hasOwn(index, query.actor)) numbers(index[query.actor], (number) => theirs.add(number));
    for (const number of found.keys()) if (!theirs.has(number)) found.delete(number);
  }
  const ranked = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const rows = await Promise.all(ranked.slice(0, query.shown).map(async ([number]) =>
    (await load("d-" + Math.floor(number / chunk)))[number % chunk]));
  return { count: ranked.length, rows };
}

// A site may be published anew while its reader searches: an answer stands once all it was made from is of one version.
async function steadily(query) {
  for (let tries = 0; tries < 3; tries++) {
    const before = fetches;
    const { version } = await facets();
    const found = await find(query).catch(() => null);
    if (found && fetches === before) return found;
    files.delete("facets");
    if ((await facets()).version !== version) for (const name of files.keys()) name === "facets" || files.delete(name);
    else if (found) return found;
    else break;
  }
  throw new Error("no answer");
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

// One entry of the history for each question: while it is being typed, its address is replaced.
let typing = false;
function remember(query) {
  const wanted = new URLSearchParams(Object.entries(query).filter(([key, value]) => value && key !== "shown"));
  const address = `${location.pathname}${wanted.size ? "?" + wanted : ""}`;
  if (address === location.pathname + location.search) return;
  history[typing ? "replaceState" : "pushState"](null, "", address);
  typing = true;
}

let turn = 0;
async function search(query) {
  const mine = ++turn;
  if (!words(query.q).length && !query.kind && !query.year && !query.actor) {
    show([], "");
    return;
  }
  list.setAttribute("aria-busy", "true");
  try {
    const { count, rows } = await steadily(query);
    if (mine !== turn) return;
    const before = list.children.length - 1;
    show(rows, (count === 1 ? form.dataset.one : form.dataset.other).replace("{n}", count));
    if (query.shown > SHOWN) list.children[before]?.firstChild.focus();
    if (count > rows.length) more(query);
  } catch {
    if (mine === turn) show([], form.dataset.failed);
  }
}

function show(rows, words) {
  list.replaceChildren(...rows.map(row));
  list.removeAttribute("aria-busy");
  status.textContent = words;
}

function more(query) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = form.dataset.more;
  button.addEventListener("click", () => search({ ...query, shown: query.shown + SHOWN }));
  const item = document.createElement("li");
  item.append(button);
  list.append(item);
}

let last = "";
function ask() {
  clearTimeout(soon);
  const query = asked();
  if (JSON.stringify(query) === last) return;
  last = JSON.stringify(query);
  remember(query);
  search(query);
}

function restore() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) || "";
  typing = false;
  last = JSON.stringify(asked());
  search(asked());
}

let soon;
form.addEventListener("submit", (event) => { event.preventDefault(); ask(); typing = false; });
form.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(ask, 120); });
form.addEventListener("change", () => { ask(); typing = false; });
addEventListener("popstate", restore);
restore();
