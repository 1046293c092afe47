"""What happened in the neighbourhood, as the verbs tell it; kept as a journal of ids and codes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One fact: `kind` ("commitment_held"), its subject ("commitment:01J…"), who caused it, codes.

    `subjects` names every record whose cards now show something else. No personal words in `codes`.
    """

    kind: str
    subject: str
    actor: str = ""
    subjects: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The id behind the subject."""
        return self.subject.partition(":")[2]

    def code(self, name: str) -> str:
        """One of the codes, or nothing."""
        return dict(self.codes).get(name, "")
