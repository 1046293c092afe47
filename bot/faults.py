"""What keeps the door from opening: in one line each, what is wrong and how to mend it."""


class Fault(Exception):
    """Something about the set-up. `problem` says what is wrong and `mend` what would put it right, a clause each."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem}; {mend}")
        self.problem = problem
        self.mend = mend


def explain(error: Exception) -> list[str]:
    """A line for each thing to mend; none for an error that is a bug of ours."""
    # With them comes half of the program, which a start that goes well has no time for yet.
    from bot.rosters import BadRoster
    from bot.settings import BadSettings
    from conversations.graph import Broken
    from locales import MissingCatalog
    from storage.errors import BadDatabase, StoreUnavailable

    match error:
        case Fault() | BadDatabase():
            return [f"{error.problem}: {error.mend}."]
        case BadSettings() | BadRoster():
            return error.problems
        case Broken():
            return [f"a conversation is broken, so the door stays shut: {fault}." for fault in error.faults]
        case MissingCatalog():
            return [str(error)]
        case StoreUnavailable():
            return [f"the database could not do it now ({error}): nothing was changed; try again."]
    return []
