"""The only files that import pint, dateparser and rapidfuzz; nothing of theirs leaves this room."""
