"""Questions to a record: events, meetings, dyads over time, what someone said, what is to come, what is disputed."""
