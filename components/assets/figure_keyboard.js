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
  const ASKEW = 2; // How much further aside than ahead a mark may lie and still lie in that direction.

  let words = {};
  const ring = document.createElement("div");
  ring.id = "atlas-ring";
  ring.hidden = true;
  // A screen reader reads what the focus is newly on, and begins the whole figure again where its place was taken away:
  // so two options stand all the time, and the stops are one or the other in turn.
  const options = [0, 1].map((i) => Object.assign(document.createElement("span"), { id: `atlas-mark-${i}`, role: "option" }));
  ring.append(...options);
  const at = new Map(); // The mark, by its data, at which each figure's cursor stands.
  let inside = null; // The figure that has the focus.

  const key = (plot) => [...plot.closest('[class*="st-key-"]').classList].find((name) => name.startsWith("st-key-"));

  // The traces whose marks answer to a click: only these carry data and speak.
  const answering = (plot) => (plot._fullData ?? []).filter((trace) => trace.customdata && trace.hoverinfo !== "skip");
  const clickable = (plot) => Boolean(plot._fullLayout?.clickmode?.includes("select") && answering(plot).length);

  // The marks of a figure, with their places in pixels of the window; what is out of view is none.
  function marks(plot) {
    const frame = plot.getBoundingClientRect();
    return answering(plot).flatMap((trace) => {
      const place = placing(plot, trace, frame);
      return [...trace.customdata].map((data, i) => ({
        id: data && JSON.stringify(data),
        said: [trace.hovertext, trace.text].find(Array.isArray)?.[i] ?? "",
        ...place(i),
      }));
    }).filter((mark) => mark.id && Number.isFinite(mark.x) && Number.isFinite(mark.y));
  }

  function placing(plot, trace, frame) {
    const layout = plot._fullLayout;
    if (!trace.geo) {
      const { xaxis, yaxis } = layout;
      return (i) => ({ x: frame.x + xaxis._offset + xaxis.d2p(trace.x[i]), y: frame.y + yaxis._offset + yaxis.d2p(trace.y[i]) });
    }
    const map = layout[trace.geo]._subplot;
    const view = map.layers.bg.node().getBoundingClientRect();
    if (trace.locations) {
      const layer = [...plot.querySelectorAll(".choropleth")].find((node) => node.__data__[0].trace.index === trace.index);
      const outlines = new Map([...(layer?.children ?? [])].map((path) => [path.__data__.loc, path]));
      return (i) => inner(outlines.get(trace.locations[i]), view);
    }
    return (i) => {
      const at = map.projection([trace.lon[i], trace.lat[i]]);
      return at && seen({ x: frame.x + at[0], y: frame.y + at[1] }, view);
    };
  }

  const seen = (at, box) => (at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom ? at : null);

  // A point of an area that is in view, as near to the middle of what is seen as the area's shape allows.
  const STEPS = 8;
  function inner(outline, view) {
    const box = outline?.getBoundingClientRect();
    if (!box) return null;
    const [left, right] = [Math.max(box.left, view.left), Math.min(box.right, view.right)];
    const [top, bottom] = [Math.max(box.top, view.top), Math.min(box.bottom, view.bottom)];
    if (left >= right || top >= bottom) return null;
    const window = outline.getScreenCTM().inverse();
    const steps = Array.from({ length: STEPS + 1 }, (_, i) => (i + 0.5) / (STEPS + 1));
    const points = steps.flatMap((across) => steps.map((down) => [across, down]));
    points.sort((one, other) => Math.hypot(one[0] - 0.5, one[1] - 0.5) - Math.hypot(other[0] - 0.5, other[1] - 0.5));
    for (const [across, down] of points) {
      const at = new DOMPoint(left + (right - left) * across, top + (bottom - top) * down);
      if (outline.isPointInFill(at.matrixTransform(window))) return { x: at.x, y: at.y };
    }
    return null;
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
      if (along > 1 && aside <= ASKEW * along && cost < least) [best, least] = [mark, cost];
    }
    return best;
  }

  // The end of a row; on a map, where nothing stands in rows, the mark that is furthest out.
  function edge(plot, all, here, sign) {
    const row = plot._fullLayout._has("geo") ? all : all.filter((mark) => Math.abs(mark.y - here.y) < 1);
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

  function stand(plot, mark) {
    at.set(key(plot), mark.id);
    if (ring.parentElement !== plot) plot.append(ring);
    ring.hidden = false;
    place(plot, mark);
    ring.scrollIntoView({ block: "nearest", inline: "nearest" });
    point(plot, marks(plot).find((one) => one.id === mark.id) ?? mark, "mousemove");
    read(plot, spoken(mark.said).join(", "));
  }

  function read(plot, text) {
    const [now, other] = options;
    if (plot.hasAttribute("aria-activedescendant") && now.ariaLabel === text) return;
    other.ariaLabel = text;
    plot.setAttribute("aria-activedescendant", other.id);
    options.reverse();
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
    plot.removeAttribute("aria-activedescendant");
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
      const goal = !here || ring.hidden ? here ?? all[0] : way ? next(all, here, way) : edge(plot, all, here, event.key === "End" ? 1 : -1);
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
      plot.setAttribute("role", "listbox");
      plot.addEventListener("keydown", pressed);
      plot.addEventListener("blur", () => leave(plot));
    }
    if (inside !== key(plot)) return;
    // The figure is drawn anew where its place was taken from under the cursor.
    if (document.activeElement === document.body) plot.focus({ preventScroll: true });
    const here = marks(plot).find((mark) => mark.id === at.get(key(plot)));
    if (!here || document.activeElement !== plot || (ring.hidden && plot.contains(ring))) return;
    stand(plot, here);
  }

  function prepareAll() {
    document.querySelectorAll(".stPlotlyChart .js-plotly-plot").forEach(prepare);
    document.dispatchEvent(new CustomEvent("atlas:marks"));
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
    ({ words } = event.detail);
    soon();
  });
  const drawn = (node) => node.nodeType === Node.ELEMENT_NODE && node.classList.contains("main-svg");
  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some(drawn))) soon();
  }).observe(document.body, { subtree: true, childList: true });
})();
