"""The nouns: frozen attrs classes that hold what was read and decided. No IO, no third party but attrs, no verbs."""
