"""What people write, read into facts: each layer by itself, then whole sentences."""
