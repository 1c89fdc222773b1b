"""dragoman reads news about international affairs and keeps the record of events."""

__version__ = "0.1.0"
