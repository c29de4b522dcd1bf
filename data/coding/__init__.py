"""A coding: documents, decisions of coders, and what follows from them: cells, exchange with other programs."""
