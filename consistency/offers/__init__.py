"""Touchpoint to typed offer facts, and facts to the campaign's ledger of offers."""

from consistency.offers.extract import extract
from consistency.offers.ledger import build as build_ledger

__all__ = ["build_ledger", "extract"]
