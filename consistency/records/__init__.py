"""The nouns, frozen: what flows from room to room."""
