"""The event model: which words name an act, of what type and status, and who did it to whom."""
