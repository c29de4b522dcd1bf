// Figures by keyboard: arrow keys move from mark to mark and read each out, Enter clicks the mark.
// Positions come from `figure_marks.js`; `figure.js` handles Enter like a click.
(() => {
  "use strict";
  if (window.focusAtlasFigureKeyboard) return;
  window.focusAtlasFigureKeyboard = true;

  const DIRECTIONS = {
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
    ArrowDown: [0, 1],
    ArrowUp: [0, -1],
  };
  const SIDEWAYS_COST = 4; // A distance sideways counts this many times as much as one ahead.
  const MAX_SLOPE = 2; // A mark lies in a direction if it is at most this many times as far sideways as ahead.

  let words = {};
  const ring = document.createElement("div");
  ring.id = "atlas-ring";
  ring.hidden = true;
  // A screen reader reads an option when it becomes active, and reads the whole figure again if the option is removed.
  // So there are always two options, which are active in turn.
  const options = [0, 1].map((i) => Object.assign(document.createElement("span"), { id: `atlas-mark-${i}`, role: "option" }));
  ring.append(...options);
  const cursors = new Map(); // For each figure, the id of the mark that its cursor is on.
  let focused = null; // The key of the figure that has the focus.

  const key = (plot) => [...plot.closest('[class*="st-key-"]').classList].find((name) => name.startsWith("st-key-"));

  const { all: marks, clickable, frameOf } = window.focusAtlasMarks;

  function textLines(text) {
    return text.split(/<br\s*\/?>/i).map((line) => line.replace(/<[^>]*>/g, ""));
  }

  function nearestMark(all, here, [dx, dy]) {
    let best = null;
    let least = Infinity;
    for (const mark of all) {
      const along = (mark.x - here.x) * dx + (mark.y - here.y) * dy;
      const sideways = Math.abs((mark.x - here.x) * dy) + Math.abs((mark.y - here.y) * dx);
      const cost = along + SIDEWAYS_COST * sideways;
      if (along > 1 && sideways <= MAX_SLOPE * along && cost < least) [best, least] = [mark, cost];
    }
    return best;
  }

  // Return the mark at the end of the row; on a map, which has no rows, the outermost mark.
  function edge(plot, all, here, direction) {
    const row = plot._fullLayout._has("geo") ? all : all.filter((mark) => Math.abs(mark.y - here.y) < 1);
    return row.reduce((best, mark) => ((mark.x - best.x) * direction > 0 ? mark : best), here);
  }

  function moveCursor(plot, mark) {
    cursors.set(key(plot), mark.id);
    if (ring.parentElement !== plot) plot.append(ring);
    ring.hidden = false;
    place(plot, mark);
    ring.scrollIntoView({ block: "nearest", inline: "nearest" });
    point(plot, marks(plot).find((one) => one.id === mark.id) ?? mark);
    readOut(plot, textLines(mark.text).join(", "));
  }

  function readOut(plot, text) {
    const [now, other] = options;
    if (plot.hasAttribute("aria-activedescendant") && now.ariaLabel === text) return;
    other.ariaLabel = text;
    plot.setAttribute("aria-activedescendant", other.id);
    options.reverse();
  }

  // Show Plotly's hover box at a mark. Plotly handles moves only some twenty times a second, unless the pointer has left.
  function point(plot, { x, y }) {
    window.Plotly.Fx.unhover(plot);
    const move = new MouseEvent("mousemove", { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y });
    document.elementFromPoint(x, y)?.dispatchEvent(move);
  }

  function place(plot, mark) {
    const { x, y, scale } = frameOf(plot);
    ring.style.left = `${(mark.x - x) / scale}px`;
    ring.style.top = `${(mark.y - y) / scale}px`;
  }

  function leave(plot) {
    ring.hidden = true;
    plot.removeAttribute("aria-activedescendant");
    if (!plot.isConnected) return;
    window.Plotly.Fx.unhover(plot);
  }

  function pressed(event) {
    const plot = event.currentTarget;
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== plot) return;
    const all = marks(plot);
    const here = all.find((mark) => mark.id === cursors.get(key(plot)));
    const way = DIRECTIONS[event.key];
    if (event.key === "Escape") {
      leave(plot);
    } else if (["Enter", " "].includes(event.key) && here && !ring.hidden) {
      window.focusAtlasFigure.pick(plot, here.data);
    } else if (way || event.key === "Home" || event.key === "End") {
      const goal = !here || ring.hidden ? here ?? all[0] : way ? nearestMark(all, here, way) : edge(plot, all, here, event.key === "End" ? 1 : -1);
      if (goal) moveCursor(plot, goal);
    } else {
      return;
    }
    event.preventDefault();
  }

  // Make a clickable figure a list box and hide its drawing from screen readers.
  function prepare(plot) {
    for (const svg of plot.querySelectorAll(".svg-container > svg")) svg.setAttribute("aria-hidden", "true");
    if (!clickable(plot)) return;
    plot.setAttribute("aria-label", words.marks ?? "");
    if (plot.tabIndex !== 0) {
      plot.tabIndex = 0;
      plot.setAttribute("role", "listbox");
      plot.addEventListener("keydown", pressed);
      plot.addEventListener("blur", () => leave(plot));
    }
    if (focused !== key(plot)) return;
    // A redrawn figure has lost the focus and the cursor: restore them.
    if (document.activeElement === document.body) plot.focus({ preventScroll: true });
    const here = marks(plot).find((mark) => mark.id === cursors.get(key(plot)));
    if (!here || document.activeElement !== plot || (ring.hidden && plot.contains(ring))) return;
    moveCursor(plot, here);
  }

  function prepareAll() {
    document.querySelectorAll(".atlas-figure > .js-plotly-plot").forEach(prepare);
    document.dispatchEvent(new CustomEvent("atlas:marks"));
  }

  let frameRequest = 0;
  function prepareSoon() {
    cancelAnimationFrame(frameRequest);
    frameRequest = requestAnimationFrame(prepareAll);
  }

  document.addEventListener("focusin", ({ target }) => {
    focused = target.matches(".js-plotly-plot") ? key(target) : null;
  });
  document.addEventListener("pointerdown", () => { focused = null; }, true);

  document.addEventListener("atlas:run", (event) => {
    ({ words } = event.detail);
    prepareSoon();
  });
  const isFigure = (node) => node.nodeType === Node.ELEMENT_NODE && node.classList.contains("main-svg");
  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some(isFigure))) prepareSoon();
  }).observe(document.body, { subtree: true, childList: true });
})();
