"""What a figure is written as, looked at by plotly.py value by value: it refuses what Plotly would not draw."""

import plotly.graph_objects as go

from components.figures.base import FigureJson


def looked_at(drawing: FigureJson) -> go.Figure:
    """The figure, each value of which plotly.py has looked at."""
    return go.Figure(drawing.data, drawing.layout)
