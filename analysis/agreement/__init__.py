"""Agreement of two coders: on which cells there are, and on the levels of the cells that both have."""
