"""Reads what the words of a line do: clauses, noun phrases, predicates, places. Knows no value."""
