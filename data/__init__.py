"""The data layer: built-in tables and their schemas, uploaded files, and the store of users' datasets."""
