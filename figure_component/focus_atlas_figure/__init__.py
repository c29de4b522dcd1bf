"""The Streamlit component that every figure of Focus Atlas is drawn by.

Streamlit serves a component's script from a file only if an installed package brings it; a script given as text would
become a `blob:`, which the Content-Security-Policy forbids. The file is two lines: the script that draws is the app's
own (`components/assets/figure.js`).
"""

COMPONENT = "focus-atlas-figure.figure"
"""Name of the component: the package, then its entry in `pyproject.toml` beside this file."""

SCRIPT = "index.js"
"""Its script, in the package's `asset_dir`."""
