"""From a source (file, page, table) to a Document."""
