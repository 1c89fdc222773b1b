"""A person goes through a sample of the record's events; what they say outranks the machine."""
