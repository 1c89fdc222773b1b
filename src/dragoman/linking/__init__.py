"""From claims to events: which reports tell of one happening."""
