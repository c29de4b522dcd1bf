// Names on a map that would overlap an earlier one are hidden: how wide they are is known only where they are drawn.
// The server has chosen the names for the narrowest map (`figures/map_labels.py`); a phone may still have less room.
(() => {
  "use strict";
  if (window.focusAtlasLabels) return;

  // Boxes that only touch do not overlap; a halo of two pixels may.
  const meet = (one, other) =>
    one.left < other.right - 2 && other.left < one.right - 2 && one.top < other.bottom - 2 && other.top < one.bottom - 2;

  // Hide the names of a figure that overlap one that goes before: that of the selected region, which is bold, then in
  // the order in which they are drawn. Clear names, and those that a rule of the selection hides, take no room.
  function thin(plot) {
    const names = [...plot.querySelectorAll(".geo .scatterlayer text, .geo2 .scatterlayer text")];
    for (const name of names) name.style.visibility = "";
    const shown = names
      .map((name) => ({ name, look: getComputedStyle(name), box: name.getBoundingClientRect() }))
      .filter(({ look, box }) => box.width && look.visibility !== "hidden" && look.fillOpacity > 0)
      .map(({ name, look, box }) => ({ name, box, first: look.fontWeight >= 700 }))
      .sort((one, other) => other.first - one.first);
    const kept = [];
    for (const { name, box } of shown) {
      if (kept.some((other) => meet(other, box))) name.style.visibility = "hidden";
      else kept.push(box);
    }
  }

  // The same after the selection in a figure has changed, once the browser has drawn the answer to the click: measuring
  // the names takes five times as long as the answer.
  function select(figure) {
    requestAnimationFrame(() => setTimeout(() => {
      for (const plot of document.querySelectorAll(`.st-key-${figure}-box .js-plotly-plot`)) thin(plot);
    }));
  }

  window.focusAtlasLabels = { select, thin };
})();
