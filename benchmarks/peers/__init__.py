"""The same view in other ways, to measure the app against: a plain page with plotly.js, and Dash.

Both show what the app shows: its own figures as it sends them, its own boundaries, its own texts beside them.
"""
