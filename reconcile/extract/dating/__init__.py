"""Reads times: words, wordings, and the calendar intervals they settle on. Knows no quantity and no speaker."""
