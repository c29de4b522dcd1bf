// A figure that fills the screen is left with Escape, by the button that says so.
(() => {
  "use strict";
  if (window.focusAtlasPresent) return;
  window.focusAtlasPresent = true;

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector(".st-key-present-leave button")?.click();
  });
})();
