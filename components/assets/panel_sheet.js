// On a phone the panel lies below the figure, out of sight. After a tap it comes up from below as a sheet, until the reader
// closes it with its button, Escape or a swipe down.
(() => {
  "use strict";
  if (window.focusAtlasSheet) return;

  const PHONE = matchMedia("(max-width: 640px)");
  const SWIPE = 60; // Pixels.

  let open = null;

  // Wrap a panel so that it can come up as a sheet.
  function wrap(box) {
    const sheet = Object.assign(document.createElement("div"), { className: "atlas-sheet" });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "close" });
    button.addEventListener("click", close);
    sheet.append(button, box);
    let from = null;
    sheet.addEventListener("touchstart", (event) => { from = sheet.scrollTop ? null : event.touches[0].clientY; }, { passive: true });
    sheet.addEventListener("touchend", (event) => {
      if (from !== null && event.changedTouches[0].clientY - from > SWIPE) close();
    });
    return sheet;
  }

  // Show a panel as a sheet if it is out of sight on a phone.
  function raise(box) {
    const sheet = box.parentElement;
    if (!PHONE.matches || (sheet !== open && box.getBoundingClientRect().top < innerHeight / 2)) return;
    close();
    open = sheet;
    sheet.toggleAttribute("data-open", true);
    sheet.scrollTop = 0;
  }

  function close() {
    open?.removeAttribute("data-open");
    open = null;
  }

  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  PHONE.addEventListener("change", close);

  window.focusAtlasSheet = { wrap, raise, close };
})();
