"""Reads who says what: verbs of saying, speakers, quotations. Knows no value."""
