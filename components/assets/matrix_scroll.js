// The upright matrix scrolls sideways where its columns do not fit: scroll to the column of the selected region.
// `figures/matrix_selection.py` names that column in a style.
(() => {
  "use strict";
  if (window.focusAtlasMatrixScroll) return;
  window.focusAtlasMatrixScroll = true;

  const BOX = ".st-key-matrix-narrow-box";
  let last = {};

  // Scroll once per selection, so that the reader's own scrolling is kept.
  function scrollToColumn() {
    const box = document.querySelector(BOX);
    if (!box?.clientWidth) return;
    const style = getComputedStyle(box);
    const column = style.getPropertyValue("--column");
    if (last.box === box && last.column === column) return;
    last = { box, column };
    if (!column) return;
    const view = box.parentElement;
    const pitch = box.clientWidth / Number(style.getPropertyValue("--columns"));
    const left = pitch * Number(column);
    if (left >= view.scrollLeft && left + pitch <= view.scrollLeft + view.clientWidth) return;
    view.scrollLeft = left + pitch / 2 - view.clientWidth / 2;
  }

  document.addEventListener("atlas:run", () => requestAnimationFrame(scrollToColumn));
  window.addEventListener("resize", () => requestAnimationFrame(scrollToColumn));
})();
