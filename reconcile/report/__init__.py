"""What is shown of what was found. Decides nothing."""
