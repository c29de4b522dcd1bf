// One page with two views, switched in place. The panel is written first, and the figure drawn in a task of its own.
const [map, matrix, panel] = ["map", "matrix", "panel"].map((id) => document.getElementById(id));
const fetched = {};
const get = (name) => (fetched[name] ??= fetch(`/${name}.json`).then((answer) => answer.json()));
const settings = { responsive: true };
let region = "CN-SH";

async function showMap() {
  const { regions, config } = await get("map");
  panel.innerHTML = regions[region].html;
  const draw = () => Plotly.react(map, regions[region].figure.data, regions[region].figure.layout, { ...settings, ...config });
  const listens = Boolean(map.on);
  await draw();
  if (listens) return;
  map.on("plotly_click", ({ points: [point] }) => {
    const clicked = point.location ?? point.customdata;
    if (!(clicked in regions)) return;
    region = clicked;
    panel.innerHTML = regions[region].html;
    setTimeout(draw);
  });
}

async function showMatrix() {
  const found = await get("matrix");
  panel.innerHTML = found.matrix.html;
  const listens = Boolean(matrix.on);
  await Plotly.react(matrix, found.matrix.figure.data, found.matrix.figure.layout, { ...settings, ...found.config });
  if (listens) return;
  matrix.on("plotly_click", ({ points: [point] }) => {
    const cell = found.cells[point.customdata.join("/")];
    if (!cell) return;
    panel.innerHTML = cell.html;
    setTimeout(() => Plotly.relayout(matrix, cell.figure));
  });
}

function show() {
  const onMap = location.pathname === "/";
  map.hidden = !onMap;
  matrix.hidden = onMap;
  return onMap ? showMap() : showMatrix();
}

for (const link of document.querySelectorAll("nav a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.pushState(null, "", link.href);
    show();
  });
}
show();
