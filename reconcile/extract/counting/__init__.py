"""Reads numbers and sizes: numerals, units, bounds, money, what is counted. Knows no sentence and no speaker."""
