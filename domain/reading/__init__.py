"""How a person's words become facts."""
