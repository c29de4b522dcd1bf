"""Uploaded files: find their layout, read and check them. Every file is untrusted."""
