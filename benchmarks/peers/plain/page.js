// One page with three views, switched in place. What is selected shows in the panel, and on the figure by rules of style.
const [map, matrix, comparison, panel, marks] = ["map", "matrix", "comparison", "panel", "marks"].map((id) => document.getElementById(id));
const fetched = {};
const get = (name) => (fetched[name] ??= fetch(`/${name}.json`).then((answer) => answer.json()));
const settings = { responsive: true };

function tell(view) {
  panel.innerHTML = view.html;
  marks.textContent = view.marks;
}

async function draw(plot, { figure, config }, clicked) {
  if (plot.on) return;
  await Plotly.newPlot(plot, figure.data, figure.layout, { ...settings, ...config });
  plot.on("plotly_click", ({ points: [point] }) => {
    const view = clicked(point);
    if (view) tell(view);
  });
}

async function showMap() {
  const found = await get("map");
  tell(found.regions["CN-SH"]);
  await draw(map, found, (point) => found.regions[point.location ?? point.customdata]);
}

async function showCells(plot) {
  const found = await get(plot.id);
  tell(found.opening);
  await draw(plot, found, (point) => found.cells[point.customdata.join("/")]);
}

function show() {
  const shown = { "/": map, "/heatmap": matrix, "/compare": comparison }[location.pathname];
  for (const plot of [map, matrix, comparison]) plot.hidden = plot !== shown;
  return shown === map ? showMap() : showCells(shown);
}

for (const link of document.querySelectorAll("nav a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.pushState(null, "", link.href);
    show();
  });
}
show();
