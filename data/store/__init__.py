"""The store of users' datasets: a database through SQLAlchemy, SQLite or PostgreSQL."""
