"""The same tables on SQLite or PostgreSQL."""
