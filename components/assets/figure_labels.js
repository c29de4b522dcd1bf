// Names on a map that would overlap an earlier one are hidden: how wide they are is known only where they are drawn.
// The server has chosen the names for the narrowest map (`figures/map_labels.py`); a phone may still have less room.
(() => {
  "use strict";
  if (window.focusAtlasLabels) return;

  // Boxes that only touch do not overlap; a halo of two pixels may.
  const meet = (one, other) =>
    one.left < other.right - 2 && other.left < one.right - 2 && one.top < other.bottom - 2 && other.top < one.bottom - 2;

  // Hide the names of a figure that overlap one drawn before; areas come before cities.
  function thin(plot) {
    const names = [...plot.querySelectorAll(".geo .scatterlayer text, .geo2 .scatterlayer text")];
    for (const name of names) name.style.visibility = "";
    const boxes = names.map((name) => name.getBoundingClientRect());
    const kept = [];
    names.forEach((name, i) => {
      if (!boxes[i].width) return;
      if (kept.some((box) => meet(box, boxes[i]))) name.style.visibility = "hidden";
      else kept.push(boxes[i]);
    });
  }

  window.focusAtlasLabels = { thin };
})();
