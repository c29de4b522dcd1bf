// The upright matrix moves sideways within itself where its columns have no room: the selected one is brought into
// sight, and what is said of a cell is not cut off. `figures/matrix_selection.py` says which column that is.
(() => {
  "use strict";
  if (window.focusAtlasSideways) return;
  window.focusAtlasSideways = true;

  const BOX = ".st-key-matrix-narrow-box";
  let brought = {};

  // Once for each region that is selected: where the reader moves it then is left alone.
  function bringIn() {
    const box = document.querySelector(BOX);
    if (!box?.clientWidth) return;
    const style = getComputedStyle(box);
    const column = style.getPropertyValue("--column");
    if (brought.box === box && brought.column === column) return;
    brought = { box, column };
    if (!column) return;
    const view = box.parentElement;
    const pitch = box.clientWidth / Number(style.getPropertyValue("--columns"));
    const left = pitch * Number(column);
    if (left >= view.scrollLeft && left + pitch <= view.scrollLeft + view.clientWidth) return;
    view.scrollLeft = left + pitch / 2 - view.clientWidth / 2;
  }

  document.addEventListener("atlas:run", () => requestAnimationFrame(bringIn));
  window.addEventListener("resize", () => requestAnimationFrame(bringIn));
})();
