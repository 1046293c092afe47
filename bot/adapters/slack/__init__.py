"""Slack's door: merchants in their own workspaces."""
