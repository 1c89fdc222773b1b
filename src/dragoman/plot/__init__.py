"""Charts of series and calendars, drawn by matplotlib without a display."""
