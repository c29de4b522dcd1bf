"""Where users' datasets are kept: a database through SQLAlchemy, SQLite or PostgreSQL."""
