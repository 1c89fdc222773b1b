"""Event data of other projects, read into the shape of the record's own events."""
