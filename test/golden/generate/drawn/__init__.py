"""Drawn cases: configurations, shapes and weights out of a seeded generator, possible ones and impossible ones."""
