"""Whole neighbourhoods in virtual time, lived through the real domain, storage and timers."""
