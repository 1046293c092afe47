"""What is counted while a run goes on."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Messages about needs, those of them in quiet hours, places that were filled when their date began."""

    messages: int = 0
    quiet: int = 0
    filled: int = 0
    no_shows: int = 0

    def message(self, *, quiet: bool) -> None:
        """One more person was written to about a need."""
        self.messages += 1
        self.quiet += quiet
