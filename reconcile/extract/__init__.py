"""From text to claims: what an article says, of what, by whom, how surely. Knows no other article."""
