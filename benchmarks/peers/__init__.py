"""The same view built in two other ways, to compare the app with: a plain page with plotly.js, and Dash.

Both show the figures as the app sends them, its boundaries and its panel texts.
"""
