// plotly.js with the kinds of traces that the figures use; `scatter` is in its core.
const Plotly = require("plotly.js/lib/core");
Plotly.register([require("plotly.js/lib/bar"), require("plotly.js/lib/choropleth"), require("plotly.js/lib/scattergeo")]);
module.exports = Plotly;
