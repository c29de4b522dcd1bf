"""Tables of strangers: read, understood, checked, and never believed."""
