"""What the atlas computes: pure functions, one measure a module; matrices in, matrices out."""
