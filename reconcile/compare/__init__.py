"""What two claims of one fact say to each other. Never asks whether they belong together."""
