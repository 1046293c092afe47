"""The neighbourhood's rules, tested on repositories in memory."""
