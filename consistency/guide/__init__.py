"""A brand's voice guide to the rules in it that a machine can check."""

from consistency.guide.reader import read_guide

__all__ = ["read_guide"]
