"""What was done, whether it has happened, and who says so: from Parses to EventMentions."""
