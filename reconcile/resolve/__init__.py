"""What the sources together say, and how many of them there really are."""
