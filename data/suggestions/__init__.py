"""Suggestions: which region a text ties to which industry, how firmly, and by which rule of the codebook."""
