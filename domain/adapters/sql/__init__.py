"""The records on SQLite or PostgreSQL, with the same SQL."""
