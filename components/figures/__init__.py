"""Figures: `f(data, …) -> go.Figure`. No streamlit here; colours come from the palette that is passed in."""
