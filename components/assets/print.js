// Before the page is printed, figures that are wider than the paper are made smaller as a whole, text included.
(() => {
  "use strict";
  if (window.focusAtlasPrint) return;
  window.focusAtlasPrint = true;

  const WIDTH = 680; // Pixels between the margins of a page of A4 (print.css).

  const figures = () => [...document.querySelectorAll(".atlas-figure:has(.main-svg)")];

  addEventListener("beforeprint", () => {
    document.documentElement.dataset.atlasPrints = ""; // Figures keep their size (figure.js).
    for (const figure of figures()) {
      const { width, height } = figure.querySelector(".main-svg").getBoundingClientRect();
      figure.dataset.height = figure.style.height;
      figure.style.height = `${height}px`; // The box that it fills on the screen has no height on paper.
      figure.style.zoom = Math.min(1, WIDTH / width);
    }
  });
  addEventListener("afterprint", () => {
    delete document.documentElement.dataset.atlasPrints;
    for (const figure of figures()) {
      figure.style.height = figure.dataset.height;
      figure.style.zoom = "";
    }
  });
})();
