"""Which articles tell one event, and which claims speak of one thing. Blind to the values."""
