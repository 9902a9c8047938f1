// In embed/sized.html: shows the frame page asked for, and tells the page around it how high that is.
const wanted = new URLSearchParams(location.search).get("e") || "";
const tell = () => parent.postMessage({ timelineHeight: document.documentElement.getBoundingClientRect().height }, "*");

async function show() {
  if (!/^[\w-]*$/.test(wanted)) return;
  const answer = await fetch(wanted ? `${wanted}/` : "./");
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), answer.url);
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
}

show().catch(() => {}).finally(() => {
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", tell);
});
