"""What two claims say to each other: ladders for values, rules for circumstances. Knows claims and facts, and reads no text anew."""
