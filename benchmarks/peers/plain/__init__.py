"""The view as a plain page: plotly.js and a script, everything in the browser, nothing but files from the server."""
