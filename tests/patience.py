"""How long a test waits for what surely comes: a limit for a program that hangs, never a measure of its speed."""

PATIENCE = 60
"""Seconds. Long, since a busy machine takes ten times as long as a quiet one."""
