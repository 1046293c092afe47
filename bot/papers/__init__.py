"""What people carry away: posters, calendar files, their own data."""
