"""What can go wrong with a database, told apart from what goes wrong in a turn."""


class StoreUnavailable(Exception):
    """The database could not do it now: full, locked or gone. Nothing of the turn was kept.

    So nothing is noted and nothing acknowledged; the platform sends the update again.
    """


class StoreClosed(StoreUnavailable):
    """The store was closed; no more turns are taken."""


class BadDatabase(Exception):
    """The database can't be used as it is, and was left as it was.

    `problem` says what is wrong and `mend` what would put it right, a clause each.
    """

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem}; {mend}")
        self.problem = problem
        self.mend = mend
