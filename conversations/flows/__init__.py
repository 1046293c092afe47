"""The flows, one conversation a module."""
