"""What members are told of, a theme a module: who hears of which event (HEARERS), in which words (VIEWS)."""
