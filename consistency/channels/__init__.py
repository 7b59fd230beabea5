"""RACK where copy comes from: one format a file, told by content."""
