"""Tests of work that is not done twice."""
