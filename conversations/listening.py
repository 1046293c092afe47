"""What an input answers: a command, a lasting button, the newest message, the current question."""

from conversations import courtesy, drafts, form, hearing, leading, questions, sent, universal
from conversations.conversation import Shown
from conversations.degrade import MORE
from conversations.flow import Chosen, Push
from conversations.gathering import account_of
from conversations.inbound import Filled, Input, Located, Media, Open, Press, Text
from conversations.ports import Opener
from conversations.screens import SILENT, Choice, Reply, Screen
from conversations.talk import Talk
from conversations.words import N_
from domain.refusals import Refusal
from domain.sheets import WEEK

LABEL = 80
"""Characters; typed text longer than any button is no button."""


def listen(talk: Talk, what: Input) -> Reply:
    """Finds what the input answers, runs it, and asks what comes next."""
    if talk.identity is not None and (talk.identity.refused or talk.identity.guest != talk.inbound.guest):
        talk.neighbourhood.seen(talk.identity.id, address=str(talk.address), later=talk.inbound.reachable)
    talk.mend()
    if isinstance(what, Text):
        said = hearing.clean(what.value)
        opener = talk.stage.links.pasted(said)  # the only way to follow a link on a platform that has none of its own
        what = Open(opener) if opener else Text(said)
    if isinstance(what, Open):
        what = leading.followed(talk.stage, what, account_of(talk.address))
    if talk.member is None and not talk.conversation.frames:
        return _greet(talk, what)
    if isinstance(what, Text):
        return _hear(talk, what.value)
    if isinstance(what, Press):
        return _press(talk, what.token)
    if isinstance(what, Open):
        return _open(talk, what.token, what.said)
    if isinstance(what, Filled):
        return _fill(talk, what)
    return _receive(talk, what)


def _receive(talk: Talk, what: Input) -> Reply:
    """Takes what was sent instead of words, or says kindly what is better."""
    if isinstance(what, Media) and sent.already_answered(talk, what):
        return SILENT
    if isinstance(what, Located | Media) and type(what) in talk.state.takes:
        talk.answer(what)
    elif isinstance(what, Media) and what.words:
        return _hear(talk, hearing.clean(what.words))
    else:
        talk.ask(talk.words.say(sent.untaken(what)))
    return SILENT


def _greet(talk: Talk, what: Input) -> Reply:
    """A stranger is welcomed first; what their link promised, or their first words are for, comes afterwards."""
    if isinstance(what, Media):
        talk.conversation.album = what.album
    promised = _promised(what)
    if (opener := _for_strangers(talk, hearing.opener_id(promised))) is not None:
        return _enter(talk, opener, "")
    talk.push(Push("welcome", {"then": promised} if promised else _first_words(what)))
    return SILENT


def _promised(what: Input) -> str:
    """What a link or a lasting button leads to, to be gone to once there is somebody whom it leads there."""
    if isinstance(what, Press):
        return what.token if what.token.startswith("o") else ""
    return hearing.opener_id(what.token) if isinstance(what, Open) and not what.token.startswith("/") else ""


def _first_words(what: Input) -> dict[str, str]:
    """A command, or a sentence that says what one comes for, kept until there is somebody whose it is."""
    said = what.value if isinstance(what, Text) else what.token if isinstance(what, Open) else ""
    opens = hearing.command(said)
    if opens is not None:
        return {} if opens.startswith("~") else {"opens": opens}
    if not isinstance(what, Text) or not said or len(said) > hearing.LONGEST or hearing.universal(said):
        return {}
    nothing_yet = hearing.HELLO | hearing.EXACTLY | hearing.REFUSING
    return {} if said.startswith("/") or hearing.plain(said) in nothing_yet else {"said": said}


def _hear(talk: Talk, said: str) -> Reply:
    if not said:
        talk.ask(talk.words.say(N_("I received nothing that I can read.")))
    elif len(said) > hearing.LONGEST:
        talk.ask(talk.words.say(N_("That is too long for me: {most} characters at most."), most=hearing.LONGEST))
    elif said.startswith("/"):
        return _open(talk, said)
    else:
        return _hear_words(talk, said)
    return SILENT


def _hear_words(talk: Talk, said: str) -> Reply:
    shown = talk.conversation.screen or Shown(nonce="")
    free = Text in talk.state.takes
    current = _shown(shown, said, loosely=not free)
    newest = [one for one in _lasting(talk, said, shown.at, loosely=not free) if one[0] != current]
    if newest and (current or len(newest) > 1):
        here = [(current, talk.words.say(talk.flows[talk.frame.flow].title))] if current else []
        _ask_which(talk, [*newest, *here])
    elif newest:
        return _press(talk, newest[0][0])
    elif current:
        return _press(talk, current)
    elif option := hearing.choose(said, _of_form(talk), loosely=not free):
        talk.answer(Chosen(option))
    elif hearing.plain(said) in hearing.PASSING and _can_pass(talk):
        talk.answer(Chosen(form.SKIP))
    elif word := hearing.universal(said):
        universal.act(talk, word)
    else:
        return _hear_freely(talk, shown, said, free=free)
    return SILENT


def _hear_freely(talk: Talk, shown: Shown, said: str, *, free: bool) -> Reply:
    """Words that are no button's before them: the question's answer where it is `free`, or an older card's."""
    if free and talk.frame.flow == "menu" and (near := _near(talk, shown, said)):
        meant = near
    elif free:
        talk.answer(Text(said))
        return SILENT
    else:
        meant = _lasting(talk, said, talk.stage.now - WEEK, loosely=False)
    if len(meant) == 1:
        return _press(talk, meant[0][0])
    if meant:
        _ask_which(talk, meant)
    elif not _kept_for_later(talk, said):
        talk.ask(courtesy.unread(talk.words, said, talk.member.name if talk.member else ""))
    return SILENT


def _kept_for_later(talk: Talk, said: str) -> bool:
    """Keeps what a stranger writes instead of saying their age, to be read right after; and asks for that again."""
    frame = talk.frame
    words = _first_words(Text(said)) if frame.flow == "welcome" and not {"then", "opens"} & set(frame.argument) else {}
    if words:
        frame.argument.update(words, greeted="yes")
        talk.ask(talk.words.say(N_("I have your message: I read it right after.")))
    return bool(words)


def _of_form(talk: Talk) -> list[tuple[str, str]]:
    """The choices of a form's first unanswered question, which text answers as it does a button."""
    if not talk.limits.forms or not talk.state.form:
        return []
    try:
        return [(choice.id, choice.label) for choice in talk.choices(talk.turn(talk.frame), talk.state)]
    except Refusal:  # what the form was about is gone; asking it again says so
        return []


def _near(talk: Talk, shown: Shown, said: str) -> list[tuple[str, str]]:
    """At the menu: what a number, a word or a plain yes answers, of the newest cards and of the menu itself."""
    newest = _lasting(talk, said, shown.at, loosely=True)
    current = _shown(shown, said, loosely=True)
    here = [(current, talk.words.say(talk.flows["menu"].title))] if current else []
    return [*(one for one in newest if one[0] != current), *here]


def _can_pass(talk: Talk) -> bool:
    """Whether the current question is one that can be left unanswered."""
    try:
        return any(choice.id == form.SKIP for choice in talk.choices(talk.turn(talk.frame), talk.state))
    except Refusal:
        return False


def _shown(shown: Shown, said: str, *, loosely: bool) -> str | None:
    """The token of the button on the newest message that the text names, by its place there too."""
    answers = [(f"a{shown.nonce}-{id}", label) for id, label in shown.choices]
    if shown.between:
        return hearing.choose(said, shown.asides, loosely=True) or hearing.choose(said, answers, loosely=False)
    chosen = hearing.choose(said, [*shown.asides, *answers], loosely=loosely)
    return f"a{shown.nonce}-yes" if not chosen and loosely and hearing.agreed(said, shown.choices) else chosen


def _lasting(talk: Talk, said: str, since: int, *, loosely: bool) -> list[tuple[str, str]]:
    """(token, what it is about) of the lasting buttons shown since then that the text names, the same thing once."""
    if len(said) > LABEL or talk.member is None:
        return []
    found: dict[tuple[str, str, str], tuple[str, str]] = {}
    for opener in talk.stage.uow.openers_since(talk.address, since, limit=5):
        choice = hearing.choose(said, opener.choices, loosely=loosely)
        if choice is None and loosely:
            choice = hearing.yes_or_no(said, opener.choices)
        if choice is not None:
            does = (opener.flow, repr(opener.argument), choice)
            found.setdefault(does, (f"o{opener.id}-{choice}", opener.title))
    return list(found.values())


def _ask_which(talk: Talk, meant: list[tuple[str, str]]) -> None:
    """The text fits several messages: the door asks which one it answers."""
    shown = talk.conversation.screen or Shown(nonce="")
    choices = tuple(Choice(f"which_{n}", label, token=token) for n, (token, label) in enumerate(meant, 1))
    talk.conversation.screen = shown.but(asides=meant, at=talk.stage.now + 1, between=True)
    talk.owe(Screen(text=talk.words.say(N_("Which one is that for?")), choices=choices))


def _press(talk: Talk, token: str) -> Reply:
    name, _, choice = token[1:].partition("-")
    if token.startswith("o") and (opener := talk.stage.uow.opener(hearing.opener_id(token))) is not None:
        return _enter(talk, opener, choice)
    shown = talk.conversation.screen
    if token.startswith("a") and shown and name == shown.nonce and any(choice == id for id, _ in shown.choices):
        if choice.startswith(MORE):
            talk.first = int(choice.removeprefix(MORE))
            talk.ask()
        else:
            talk.pressed = talk.state if isinstance(talk.inbound.input, Press) else None
            talk.answer(Chosen(choice))
        return SILENT
    if token.startswith("a") and questions.raised(talk, name, choice):
        talk.answer(Chosen(choice))
        return SILENT
    if questions.raised_form(talk, token):
        talk.ask()
        return SILENT
    if form.is_asked(talk, token):
        talk.unfold()
        return SILENT
    return _settled(talk)


def _fill(talk: Talk, what: Filled) -> Reply:
    frames = talk.conversation.frames
    questions.raised_form(talk, what.token)
    if not form.is_asked(talk, what.token):
        talk.conversation.frames = frames
        return _settled(talk)
    errors = form.fill(talk, talk.frame, what.values)
    if errors:
        talk.conversation.frames = frames  # the newest question is still the one that was shown
    return Reply(errors=errors)


def _settled(talk: Talk) -> Reply:
    notice = talk.words.say(N_("That question is already settled."))
    talk.ask("\n".join((notice, talk.words.say(N_("Here is where we are.")))))
    return Reply(notice)


def _open(talk: Talk, payload: str, said: str = "") -> Reply:
    opens = hearing.command(payload) or hearing.command(f"/{payload}")  # a link may carry a command's bare word
    if talk.member is None and not (opens and opens.startswith("~")):
        if not payload.startswith("/"):
            if (opener := _for_strangers(talk, hearing.opener_id(payload))) is not None:
                return _enter(talk, opener, "")
            talk.frame.argument["then"] = hearing.opener_id(payload)
        talk.ask(talk.words.say(N_("First, a word about me.")))
    elif opens is None and payload.startswith("/"):
        talk.ask(talk.words.say(N_("I don’t know that command. Write “help” to see what I can do.")))
    elif opens is None:
        opener = talk.stage.uow.opener(hearing.opener_id(payload))
        if opener is not None:
            return _enter(talk, opener, "")
        talk.ask(talk.words.say(N_("That link leads nowhere any more.")))
    elif opens.startswith("~"):
        universal.act(talk, opens[1:])
    else:
        talk.push(Push(opens, said=hearing.clean(said)))
    return SILENT


def _for_strangers(talk: Talk, id: str) -> Opener | None:
    """What a link opens, if one need not be acquainted for it."""
    opener = talk.stage.uow.opener(id) if id else None
    known = talk.flows.get(opener.flow) if opener else None
    return opener if known is not None and known.strangers else None


def _enter(talk: Talk, opener: Opener, choice: str) -> Reply:
    if notice := courtesy.barred(talk.words, opener, talk.member, talk.stage.now):
        talk.ask(notice)
        return Reply(notice)
    if opener.flow == drafts.SET_ASIDE:
        universal.take_up(talk, opener)
    elif opener.flow == drafts.ANEW:
        universal.begin_anew(talk, opener)
    elif talk.member is None and not talk.flows[opener.flow].strangers:
        talk.frame.argument["then"] = f"o{opener.id}-{choice}"
        talk.ask(talk.words.say(N_("First, a word about me.")))
    else:
        talk.push(Push(opener.flow, opener.argument, choice))
    return SILENT
