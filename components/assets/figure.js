// Draws figures: Streamlit's front end hands them over through the component in `figure_component/`.
// The place of the pointer decides which mark is clicked. Clicks go to a panel, else to `selection/chart_events.py`.
(() => {
  "use strict";
  if (window.focusAtlasFigure) return;

  const STILL = 8; // Pixels: a pointer that moves farther drags or scrolls.
  const KEPT = 8; // Drawn figures that are kept when their page is left.
  const SIZE = ["width", "height"];

  const kept = new Map(); // Drawn figures of pages that were left, by their content, oldest first.

  const script = document.querySelector("script[data-plotly]");
  const plotly = new Promise((done) => {
    if (window.Plotly) done(window.Plotly);
    else script.addEventListener("load", () => done(window.Plotly));
  });

  // Called for a new figure and for each change of its data, with the same parent.
  function mount({ data, parentElement, setTriggerValue }) {
    const figure = parentElement.querySelector(":scope > .atlas-figure") ?? takeKept(data, parentElement) ?? create(parentElement);
    const content = figure.atlas.source === data.figure ? figure.atlas.content : JSON.parse(data.figure);
    Object.assign(figure.atlas, { content, key: data.key, source: data.figure, config: data.config, fill: data.fill, tell: setTriggerValue });
    figure.setAttribute("aria-label", data.alternative);
    figure.toggleAttribute("data-answers", data.answers);
    figure.style.height = data.fill ? "100%" : `${content.layout.height}px`;
    drawNext(figure);
    return () => remove(figure);
  }

  function create(parent) {
    const figure = Object.assign(document.createElement("div"), { className: "atlas-figure", role: "figure" });
    const plot = document.createElement("div");
    figure.append(plot);
    figure.atlas = { plot, drawing: Promise.resolve(), sizes: new ResizeObserver(() => drawNext(figure)) };
    parent.append(figure);
    figure.atlas.sizes.observe(figure);
    return figure;
  }

  // Keep a drawn figure for the reader's return to its page, unless the reader has zoomed or moved it.
  function remove(figure) {
    const { source, drawn } = figure.atlas;
    const keep = source && drawn?.source === source && !figure.atlas.moved;
    if (!keep || kept.has(source)) return purge(figure);
    figure.remove();
    kept.set(source, figure);
    if (kept.size > KEPT) {
      const [[oldest, old]] = kept;
      kept.delete(oldest);
      purge(old);
    }
  }

  function takeKept({ figure: source, config }, parent) {
    const figure = kept.get(source);
    if (!figure || JSON.stringify(figure.atlas.config) !== JSON.stringify(config)) return null;
    kept.delete(source);
    parent.append(figure);
    return figure;
  }

  function purge(figure) {
    figure.atlas.sizes.disconnect();
    figure.atlas.source = null;
    figure.atlas.drawing.then(() => { if (!figure.atlas.source) window.Plotly?.purge(figure.atlas.plot); });
  }

  // One drawing at a time: Plotly fails if a figure is drawn anew or removed while it is at work.
  function drawNext(figure) {
    const drawn = figure.atlas.drawing.then(() => draw(figure));
    figure.atlas.drawing = drawn.catch(() => {});
  }

  // Draw a figure if its content or its size has changed; one that a style sheet hides is drawn when it shows.
  async function draw(figure) {
    const Plotly = await plotly;
    const { plot, content, source, config, fill, drawn } = figure.atlas;
    const [width, height] = [figure.clientWidth, fill ? figure.clientHeight : content.layout.height];
    if (!source || !width || !height || "atlasPrints" in document.documentElement.dataset) return;
    if (drawn?.source === source && drawn.width === width && drawn.height === height) return;
    figure.atlas.drawn = { source, width, height };
    if (drawn?.source === source) await Plotly.relayout(plot, { width, height });
    else await Plotly.react(plot, content.data, { ...content.layout, autosize: false, width, height }, config);
    if (!drawn) watch(figure);
    window.focusAtlasLabels?.thin(plot);
  }

  // Note that the reader has zoomed, moved the figure or hidden a part of it.
  function watch({ atlas }) {
    atlas.plot.on("plotly_relayout", (change) => { atlas.moved ||= Object.keys(change).some((name) => !SIZE.includes(name)); });
    atlas.plot.on("plotly_restyle", () => { atlas.moved = true; });
  }

  // A mark that is clicked again is cleared, but a double click selects. A panel may answer at once (`panel.js`); any
  // other click is reported to the server, which answers with the page.
  function pick(plot, mark, double = false) {
    const { key, tell } = plot.parentElement.atlas;
    if (!window.focusAtlasPanel.pick(key, mark, double)) tell("picked", { mark, double });
  }

  // The mark that is pressed is the one that is meant; its panel may prepare what it will show.
  function press(plot, x, y) {
    const mark = window.focusAtlasMarks.clickable(plot) ? window.focusAtlasMarks.at(plot, x, y) : null;
    if (mark) window.focusAtlasPanel.prepare(plot.parentElement.atlas.key, mark);
    return { plot, x, y, mark };
  }

  // Pointer events arrive for mouse, pen and touch alike; a browser that scrolls cancels them.
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const plot = event.isPrimary && event.button === 0 ? event.target.closest?.(".atlas-figure > .js-plotly-plot") : null;
    pressed = plot && press(plot, event.clientX, event.clientY);
  }, true);
  document.addEventListener("mousedown", ({ detail }) => { if (pressed) pressed.double = detail > 1; }, true);
  document.addEventListener("pointercancel", () => { pressed = null; }, true);
  document.addEventListener("pointerup", (event) => {
    const from = pressed;
    pressed = null;
    if (!from?.mark || !event.isPrimary || Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL) return;
    pick(from.plot, from.mark, from.double);
  }, true);

  window.focusAtlasFigure = { mount, pick };
})();
