"""Compares the tone and offers of a brand's channels and flags what does not fit, with the quotes that prove it."""

__version__ = "0.1.0"
