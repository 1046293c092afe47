"""The neighbourhood: people, places, projects, needs, offers, matching, commitments.

No I/O, no clock, no text for people.
"""
