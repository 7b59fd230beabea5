"""Tests of nights: kept, told, killed."""
