"""What storage promises, on both databases."""
