"""Tests of the history, each on SQLite and on PostgreSQL."""
