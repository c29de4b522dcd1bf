// Escape leaves the presentation of a figure, like its button.
(() => {
  "use strict";
  if (window.focusAtlasPresentationMode) return;
  window.focusAtlasPresentationMode = true;

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector(".st-key-present-leave button")?.click();
  });
})();
