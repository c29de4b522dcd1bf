// Runs in every page that is measured, before anything of its own. Times are those of performance.now().
(() => {
  const AREAS = 34;
  const MARKS = 500;
  const COMPARED = 50;
  const QUIET = 150;
  const POLL = 40;
  const HOVER = 80;
  const counts = {
    map: (root) => [...root.querySelectorAll("path.choroplethlocation")].filter((path) => path.getAttribute("d")).length >= AREAS,
    matrix: (root) => root.querySelectorAll(".scatterlayer .point").length >= MARKS,
    comparison: (root) => root.querySelectorAll(".scatterlayer .point").length >= COMPARED,
  };
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const shown = (kind, selector) => {
    const root = document.querySelector(selector);
    return Boolean(root && root.offsetParent && counts[kind](root));
  };
  const panel = (selector) => [...document.querySelectorAll(selector)].filter((box) => !box.querySelector(".js-plotly-plot")).at(-1);

  const bench = {
    changed: 0,
    released: null,
    texts: [],
    drawn: {},
    watched: null,
    awaited: null,

    // Note when a figure first stands; `awaited` is { kind, selector }.
    expect(kind, selector) { bench.awaited = { kind, selector }; delete bench.drawn[kind]; bench.released = null; bench.look(); },

    // The figure has noticed the pointer: plotly.js looks for it every 50 ms at most.
    pointed: () => new Promise((next) => setTimeout(next, HOVER)).then(frame),

    // Note every text that the panel takes from now on, and the next release of the mouse.
    arm(selector) { bench.watched = selector; bench.texts = []; bench.released = null; },

    look() {
      const now = performance.now();
      bench.changed = now;
      const { awaited } = bench;
      if (awaited && !(awaited.kind in bench.drawn) && shown(awaited.kind, awaited.selector)) bench.drawn[awaited.kind] = now;
      if (!bench.watched || bench.released === null) return;
      const box = panel(bench.watched);
      const text = box ? box.textContent : "";
      const heading = box?.querySelector("h3")?.textContent ?? "";
      const last = bench.texts.at(-1);
      if (!last || last.text !== text) bench.texts.push({ now, text, heading });
    },

    // Nothing has changed for a while, and the front end has taken over what was drawn before it.
    quiet: () => performance.now() - bench.changed > QUIET && !document.getElementById("first-view"),

    // True once the check holds, false after the timeout (milliseconds). (A policy against eval forbids Playwright's own way.)
    async until(check, timeout) {
      for (const start = performance.now(); performance.now() - start < timeout; ) {
        if (check()) return true;
        await new Promise((next) => setTimeout(next, POLL));
      }
      return false;
    },

    heading: (selector) => panel(selector)?.querySelector("h3")?.textContent ?? "",

    // Milliseconds from the release: the heading names the new choice, the panel says all it will say, the last change.
    outcome(heading) {
      const final = bench.texts.at(-1);
      if (!final || !final.heading.startsWith(heading)) return null;
      const named = bench.texts.find((entry) => entry.heading.startsWith(heading));
      const since = (now) => (now - bench.released) / 1000;
      return { named: since(named.now), whole: since(final.now), all: since(bench.changed) };
    },

    // Where to click, in pixels of the window: [x, y] by id, for the ids that are on the figure.
    async coordinates(kind, selector, ids) {
      const root = document.querySelector(selector);
      const plot = root.matches(".js-plotly-plot") ? root : root.querySelector(".js-plotly-plot");
      plot.scrollIntoView({ block: "end" });
      const find = kind === "map" ? area : mark;
      const inWindow = (place) => place && place[1] > 0 && place[1] < innerHeight && place[0] > 0 && place[0] < innerWidth;
      const read = () => Object.fromEntries(ids.map((id) => [id, find(plot, id)]).filter(([, place]) => inWindow(place)));
      let last = "";
      for (let tries = 0; tries < 60; tries += 1) {
        for (let i = 0; i < 10; i += 1) await frame();
        const now = read();
        if (JSON.stringify(now) === last) return now;
        last = JSON.stringify(now);
      }
      throw new Error("the figure does not come to rest");
    },
  };

  // A point well inside a region's outline.
  function area(plot, region) {
    const { geo } = plot._fullLayout;
    const path = [...geo._subplot.layers.backplot.node().querySelectorAll("path.choroplethlocation")].find((p) => p.__data__.loc === region);
    if (!path) return null;
    const box = path.getBoundingClientRect();
    const inverse = path.getScreenCTM().inverse();
    const inside = (x, y) => path.isPointInFill(new DOMPoint(x, y).matrixTransform(inverse));
    for (let step = 1; step < 40; step += 1) {
      for (let i = 0; i <= step; i += 1) {
        const x = box.x + (box.width * (i + 0.5)) / (step + 1);
        const y = box.y + (box.height * (step - i + 0.5)) / (step + 1);
        if ([[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]].every(([dx, dy]) => inside(x + dx, y + dy))) return [x, y];
      }
    }
    return null;
  }

  function mark(plot, cell) {
    const trace = plot._fullData[0];
    const at = trace.customdata.findIndex((data) => [...data].join("/") === cell);
    if (at < 0) return null;
    const { xaxis, yaxis } = plot._fullLayout;
    const box = plot.getBoundingClientRect();
    return [box.x + xaxis._offset + xaxis.d2p(trace.x[at]), box.y + yaxis._offset + yaxis.d2p(trace.y[at])];
  }

  addEventListener("pointerup", (event) => { bench.released ??= event.timeStamp; }, { capture: true });
  new MutationObserver(bench.look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["d"] });
  globalThis.bench = bench;
})();
