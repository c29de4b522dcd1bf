"""The pages: one flat script each, registered in `components.page.registry`."""
