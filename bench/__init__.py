"""The figures: what a turn costs beside a floor and a peer, in one run. See README.md here."""
