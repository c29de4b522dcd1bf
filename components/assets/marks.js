// The marks of a figure by keyboard: arrow keys move from mark to mark and say each, Enter does what a click does.
// The pointer's own events are sent to the mark's place, so a figure cannot tell a key from a click.
(() => {
  "use strict";
  if (window.focusAtlasMarks) return;
  window.focusAtlasMarks = true;

  const WAYS = {
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
    ArrowDown: [0, 1],
    ArrowUp: [0, -1],
  };
  const ASIDE = 4; // A mark in line is preferred to one that is nearer but this many times further aside.

  let tell = () => {};
  let words = {};
  const ring = document.createElement("div");
  ring.id = "atlas-ring";
  ring.hidden = true;
  const at = new Map(); // The mark, by its data, at which each figure's cursor stands.
  let inside = null; // The figure that has the focus.

  const key = (plot) => [...plot.closest('[class*="st-key-"]').classList].find((name) => name.startsWith("st-key-"));

  const clickable = (plot) => Boolean(plot._fullLayout?.clickmode?.includes("select") && marks(plot).length);

  // The marks that answer to a click, with their places in pixels of the window.
  function marks(plot) {
    const { xaxis, yaxis } = plot._fullLayout ?? {};
    if (!xaxis || !yaxis || plot._fullLayout._has("geo")) return [];
    const frame = plot.getBoundingClientRect();
    return plot._fullData.filter((trace) => trace.customdata && trace.hoverinfo !== "skip").flatMap((trace) =>
      [...trace.customdata].map((data, i) => ({
        id: JSON.stringify(data),
        said: [trace.hovertext, trace.text].find(Array.isArray)?.[i] ?? "",
        x: frame.x + xaxis._offset + xaxis.d2p(trace.x[i]),
        y: frame.y + yaxis._offset + yaxis.d2p(trace.y[i]),
      })).filter((mark) => mark.x === mark.x && mark.y === mark.y));
  }

  function spoken(text) {
    return text.split(/<br\s*\/?>/i).map((line) => line.replace(/<[^>]*>/g, ""));
  }

  function next(all, here, [dx, dy]) {
    let best = null;
    let least = Infinity;
    for (const mark of all) {
      const along = (mark.x - here.x) * dx + (mark.y - here.y) * dy;
      const aside = Math.abs((mark.x - here.x) * dy) + Math.abs((mark.y - here.y) * dx);
      const cost = along + ASIDE * aside;
      if (along > 1 && aside <= along && cost < least) [best, least] = [mark, cost];
    }
    return best;
  }

  function edge(all, here, sign) {
    const row = all.filter((mark) => Math.abs(mark.y - here.y) < 1);
    return row.reduce((best, mark) => ((mark.x - best.x) * sign > 0 ? mark : best), here);
  }

  function send(mark, ...types) {
    const target = document.elementFromPoint(mark.x, mark.y);
    if (!target) return;
    for (const type of types) {
      target.dispatchEvent(
        new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: mark.x, clientY: mark.y }),
      );
    }
  }

  function stand(plot, mark, aloud = true) {
    at.set(key(plot), mark.id);
    if (ring.parentElement !== plot) plot.append(ring);
    ring.hidden = false;
    place(plot, mark);
    ring.scrollIntoView({ block: "nearest", inline: "nearest" });
    point(plot, marks(plot).find((one) => one.id === mark.id) ?? mark, "mousemove");
    if (aloud) tell(spoken(mark.said));
  }

  // Plotly looks at the pointer some twenty times a second only, unless it has just left.
  function point(plot, mark, ...types) {
    window.Plotly.Fx.unhover(plot);
    send(mark, ...types);
  }

  function place(plot, mark) {
    const frame = plot.getBoundingClientRect();
    ring.style.left = `${mark.x - frame.x}px`;
    ring.style.top = `${mark.y - frame.y}px`;
  }

  function leave(plot) {
    ring.hidden = true;
    if (!plot.isConnected) return;
    window.Plotly.Fx.unhover(plot);
  }

  function pressed(event) {
    const plot = event.currentTarget;
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== plot) return;
    const all = marks(plot);
    const here = all.find((mark) => mark.id === at.get(key(plot)));
    const way = WAYS[event.key];
    if (event.key === "Escape") {
      leave(plot);
    } else if (["Enter", " "].includes(event.key) && here && !ring.hidden) {
      point(plot, here, "mousemove", "mousedown", "mouseup", "click");
    } else if (way || event.key === "Home" || event.key === "End") {
      const goal = !here || ring.hidden ? here ?? all[0] : way ? next(all, here, way) : edge(all, here, event.key === "End" ? 1 : -1);
      if (goal) stand(plot, goal);
    } else {
      return;
    }
    event.preventDefault();
  }

  // A figure that answers to clicks is a widget; what it is drawn with says nothing to a screen reader.
  function prepare(plot) {
    for (const svg of plot.querySelectorAll(".svg-container > svg")) svg.setAttribute("aria-hidden", "true");
    if (!clickable(plot)) return;
    plot.setAttribute("aria-label", words.marks ?? "");
    if (plot.tabIndex !== 0) {
      plot.tabIndex = 0;
      plot.setAttribute("role", "application");
      plot.addEventListener("keydown", pressed);
      plot.addEventListener("blur", () => leave(plot));
    }
    if (inside !== key(plot)) return;
    // The figure is drawn anew where its place was taken from under the cursor.
    if (document.activeElement === document.body) plot.focus({ preventScroll: true });
    const here = marks(plot).find((mark) => mark.id === at.get(key(plot)));
    if (!here || document.activeElement !== plot || (ring.hidden && plot.contains(ring))) return;
    stand(plot, here, false);
  }

  function prepareAll() {
    document.querySelectorAll(".stPlotlyChart .js-plotly-plot").forEach(prepare);
  }

  let waiting = 0;
  function soon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(prepareAll);
  }

  document.addEventListener("focusin", ({ target }) => {
    inside = target.matches(".js-plotly-plot") ? key(target) : null;
  });
  document.addEventListener("pointerdown", () => { inside = null; }, true);

  document.addEventListener("atlas:run", (event) => {
    ({ tell, words } = event.detail);
    soon();
  });
  const drawn = (node) => node.nodeType === Node.ELEMENT_NODE && node.classList.contains("main-svg");
  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some(drawn))) soon();
  }).observe(document.body, { subtree: true, childList: true });
})();
