"""The view as a plain page: plotly.js and a script, all code in the browser, only static files from the server."""
