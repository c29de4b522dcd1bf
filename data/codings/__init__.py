"""Codings of other programs, and of the project's own table: their form, and how they are read."""
