"""The reader: parsing, tagging and entities in one small network."""
