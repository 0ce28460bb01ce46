"""What words mean, per language: tables in TOML, and the machinery that finds their forms in text."""
