"""Documents: read a file or pasted text into a canonical text with numbered paragraphs and sections."""
