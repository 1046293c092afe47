"""The neighbourhood's verbs in one place: what a flow or a timer may do, each checked and told."""

from domain.answering import Answering
from domain.asking import Asking
from domain.belonging import Belonging
from domain.changing import Changing
from domain.committing import Committing
from domain.moderating import Moderating
from domain.offering import Offering
from domain.privacy import Privacy
from domain.proposing import Proposing


class Neighbourhood(Privacy, Belonging, Offering, Proposing, Changing, Moderating, Asking, Answering, Committing):
    """Every verb of the neighbourhood over one turn's repositories (see Ground)."""
