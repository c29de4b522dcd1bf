"""Build figures from their JSON with plotly.py, which validates every value and refuses what Plotly would not draw."""

import plotly.graph_objects as go

from components.figures.base import FigureJson


def validated(drawing: FigureJson) -> go.Figure:
    """Return the figure with every value validated."""
    return go.Figure(drawing.data, drawing.layout)
