"""The tests, room by room; `stories` are whole conversations, `laws` what must hold whatever happens."""
