"""The demo: a seeded, throw-away neighbourhood."""
