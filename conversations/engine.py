"""The engine: one thing that came in becomes one turn of a conversation, or of the neighbourhood."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from conversations import alerts, gathering, home, timers
from conversations.flow import Flow
from conversations.graph import check
from conversations.ids import Ids
from conversations.inbound import Elapsed, Filled, Inbound, Input, Open, Press, Text, Visited
from conversations.listening import listen
from conversations.ports import UnitOfWork
from conversations.screens import SILENT, Reply, Screen
from conversations.setting import Setting
from conversations.talk import Talk
from conversations.turn import Stage
from conversations.words import N_
from domain.neighbourhood import Neighbourhood

SORRY = N_("Something went wrong on my side. Nothing was lost; the team has been told.")


class Engine:
    """Runs turns. It refuses to be made with a broken flow (`graph.Broken` says where)."""

    def __init__(self, flows: Sequence[type[Flow[Any]]], setting: Setting) -> None:
        check(flows)
        self.flows = {flow.name: flow() for flow in flows}
        self.setting = setting

    def run(self, uow: UnitOfWork, inbound: Inbound, *, now: int, order: int = 0) -> Reply:
        """One turn, inside the transaction of `uow`; the reply that answers this request.

        The same key again gives the same reply and does nothing; with other content it raises
        KeyReused. `now` is ms UTC and `order` the turn's number within it; both stay the same when
        the turn is run again.
        """
        seen = uow.first_sight(inbound.key, content(inbound), now)
        if seen is not None and not isinstance(inbound.input, Elapsed):
            return seen  # a timer's own row tells whether it was taken, for it may be set again for the same instant
        stage = self._stage(uow, inbound, now, order)
        if isinstance(inbound.input, Elapsed):
            neighbourhood = Neighbourhood(uow, now=now, new_id=stage.ids, system=True)
            timers.elapse(stage, neighbourhood, inbound.input)
            alerts.spread(stage, neighbourhood)
            return SILENT
        if isinstance(inbound.input, Visited):
            home.show(stage, inbound, inbound.input)
            return SILENT
        reply = self._in_group(stage, inbound) if gathering.is_shared(inbound) else self._in_private(stage, inbound)
        if reply != SILENT:
            uow.note_reply(inbound.key, reply)
        return reply

    def _in_private(self, stage: Stage, inbound: Inbound) -> Reply:
        talk = Talk(self.flows, self.setting, stage, inbound)
        reply = listen(talk, inbound.input)
        talk.keep()
        alerts.spread(stage, talk.neighbourhood)
        # Beside a word about a button that went stale, or a field to be mended, no window is opened.
        return reply.but(form=talk.window) if inbound.trigger and reply == SILENT else reply

    def _in_group(self, stage: Stage, inbound: Inbound) -> Reply:
        """Where others read along; what it comes to for its sender alone goes on in their private chat."""
        neighbourhood = Neighbourhood(stage.uow, now=stage.now, new_id=stage.ids, system=True)
        answer = gathering.hear(stage, neighbourhood, inbound)
        alerts.spread(stage, neighbourhood)
        if isinstance(answer, Reply):
            return answer
        private = self._in_private(stage, answer.inbound)
        return Reply(private.notice or answer.notice, form=private.form)

    def fail(self, uow: UnitOfWork, inbound: Inbound, trace: str, *, now: int, order: int = 0) -> Reply:
        """Notes a turn that failed by a bug, in a transaction of its own, with a kind answer.

        The update does not come again; the conversation stays as it was. Staff see the trace.
        """
        seen = uow.first_sight(inbound.key, content(inbound), now)
        if seen is not None and not isinstance(inbound.input, Elapsed):
            return seen
        uow.note_failure(inbound.key, trace, now)
        if isinstance(inbound.input, Elapsed):
            uow.take_timer(inbound.input.kind, inbound.input.subject, int(inbound.input.timer))
            return SILENT
        if gathering.is_shared(inbound):
            return Reply(self.setting.words(gathering.spoken(inbound), "tu").say(SORRY))
        talk = Talk(self.flows, self.setting, self._stage(uow, inbound, now, order), inbound)
        talk.owe(Screen(text=talk.words.say(SORRY)))
        return SILENT

    def _stage(self, uow: UnitOfWork, inbound: Inbound, now: int, order: int) -> Stage:
        return Stage(uow, self.setting, Ids(self.setting.secret, inbound.key, now, order), now=now)


def content(inbound: Inbound) -> str:
    """What a redelivery must repeat exactly, as a short hash: who, and what; not when."""
    text = f"{inbound.sender}\0{_said(inbound.input)}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _said(what: Input) -> str:
    if isinstance(what, Text):
        return f"Text\0{what.value}"
    if isinstance(what, Press) or (isinstance(what, Open) and not what.said):
        return f"{type(what).__name__}\0{what.token}"
    if isinstance(what, Filled):
        return "\0".join(("Filled", what.token, *(f"{name}={what.values[name]}" for name in sorted(what.values))))
    return repr(what)
