// For the page that shows a frame of this timeline: gives each frame the height that its content asks for.
(() => {
  const frames = () => [...document.querySelectorAll("iframe[src*='embed/sized.html']")];
  addEventListener("message", ({ data, source, origin }) => {
    const height = data && data.timelineHeight;
    if (typeof height !== "number" || !(height > 0)) return;
    for (const frame of frames()) {
      if (frame.contentWindow === source && new URL(frame.src).origin === origin) frame.style.height = Math.min(Math.ceil(height), 20000) + "px";
    }
  });
  for (const frame of frames()) frame.contentWindow.postMessage("timelineHeight?", new URL(frame.src).origin);
})();
