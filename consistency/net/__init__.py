"""Polite HTTP for channels: client, robots, cache, guard."""
