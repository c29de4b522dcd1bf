// The marks of a figure that answer: where they are in the window, and which of them is at a place.
// Mouse, touch and keyboard all ask here, so a click means the mark under it, whatever Plotly last showed.
(() => {
  "use strict";
  if (window.focusAtlasMarks) return;

  const REACH = 20; // Pixels around a mark that count as the mark, unless the figure says otherwise (hoverdistance).

  // The traces that answer: only these have custom data and a hover text.
  const traces = (plot) => (plot._fullData ?? []).filter((trace) => trace.customdata && trace.hoverinfo !== "skip");
  const clickable = (plot) => Boolean(plot.closest(".atlas-figure[data-answers]") && traces(plot).length);

  // Return the marks in view with their positions in pixels of the window.
  function all(plot) {
    const frame = frameOf(plot);
    return traces(plot).flatMap((trace) => {
      const position = positions(plot, trace, frame);
      return [...trace.customdata].map((data, i) => ({
        data,
        id: data && JSON.stringify(data),
        text: [trace.hovertext, trace.text].find(Array.isArray)?.[i] ?? "",
        ...position(i),
      }));
    }).filter((mark) => mark.id && Number.isFinite(mark.x) && Number.isFinite(mark.y));
  }

  // Return the place and the enlargement of a figure: in presentation mode a style sheet scales it.
  function frameOf(plot) {
    const { x, y, width } = plot.getBoundingClientRect();
    return { x, y, scale: width / plot.offsetWidth || 1 };
  }

  function positions(plot, trace, frame) {
    const layout = plot._fullLayout;
    const inWindow = (x, y) => ({ x: frame.x + x * frame.scale, y: frame.y + y * frame.scale });
    if (!trace.geo) {
      const { xaxis, yaxis } = layout;
      return (i) => inWindow(xaxis._offset + xaxis.d2p(trace.x[i]), yaxis._offset + yaxis.d2p(trace.y[i]));
    }
    const view = layout[trace.geo]._subplot.layers.bg.node().getBoundingClientRect();
    if (trace.locations) {
      const areas = outlines(plot, trace);
      return (i) => pointInside(areas.get(trace.locations[i]), view);
    }
    const { projection } = layout[trace.geo]._subplot;
    return (i) => {
      const point = projection([trace.lon[i], trace.lat[i]]);
      return point && ifInView(inWindow(...point), view);
    };
  }

  // Return the outlines of a trace of areas by location.
  function outlines(plot, trace) {
    const layer = [...plot.querySelectorAll(".choropleth")].find((node) => node.__data__[0].trace.index === trace.index);
    return new Map([...(layer?.children ?? [])].map((path) => [path.__data__.loc, path]));
  }

  const ifInView = (point, box) =>
    point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom ? point : null;

  const contains = (outline, x, y) =>
    outline.isPointInFill(new DOMPoint(x, y).matrixTransform(outline.getScreenCTM().inverse()));

  // Return a point inside an area and in view, as near to the middle of the visible part as its shape allows.
  const STEPS = 8;
  function pointInside(outline, view) {
    const box = outline?.getBoundingClientRect();
    if (!box) return null;
    const [left, right] = [Math.max(box.left, view.left), Math.min(box.right, view.right)];
    const [top, bottom] = [Math.max(box.top, view.top), Math.min(box.bottom, view.bottom)];
    if (left >= right || top >= bottom) return null;
    const steps = Array.from({ length: STEPS + 1 }, (_, i) => (i + 0.5) / (STEPS + 1));
    const points = steps.flatMap((across) => steps.map((down) => [across, down]));
    points.sort((one, other) => Math.hypot(one[0] - 0.5, one[1] - 0.5) - Math.hypot(other[0] - 0.5, other[1] - 0.5));
    for (const [across, down] of points) {
      const [x, y] = [left + (right - left) * across, top + (bottom - top) * down];
      if (contains(outline, x, y)) return { x, y };
    }
    return null;
  }

  // Return the data of the mark at a place in the window, null if there is none: the nearest point, else the area.
  function at(plot, x, y) {
    const frame = frameOf(plot);
    let least = (plot._fullLayout.hoverdistance ?? REACH) * frame.scale;
    let found = null;
    for (const trace of traces(plot).filter(({ locations }) => !locations)) {
      const position = positions(plot, trace, frame);
      trace.customdata.forEach((data, i) => {
        const point = data && position(i);
        const distance = point ? Math.hypot(point.x - x, point.y - y) : Infinity;
        if (distance <= least) [least, found] = [distance, data];
      });
    }
    return found ?? areaAt(plot, x, y);
  }

  function areaAt(plot, x, y) {
    for (const trace of traces(plot).filter(({ locations }) => locations)) {
      const view = plot._fullLayout[trace.geo]._subplot.layers.bg.node().getBoundingClientRect();
      if (!ifInView({ x, y }, view)) continue;
      const areas = outlines(plot, trace);
      const i = trace.locations.findIndex((key, j) => trace.customdata[j] && areas.has(key) && contains(areas.get(key), x, y));
      if (i >= 0) return trace.customdata[i];
    }
    return null;
  }

  window.focusAtlasMarks = { all, at, clickable, frameOf };
})();
