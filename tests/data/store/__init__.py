"""The store of datasets."""
