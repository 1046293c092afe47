"""The words that work in every state: help, back, cancel, menu, language, where was I."""

from conversations.conversation import Frame
from conversations.drafts import take_up_again
from conversations.flow import Push
from conversations.ports import Opener
from conversations.talk import Talk
from conversations.words import N_
from domain.members import Language


def act(talk: Talk, word: str) -> None:
    """Does what a universal word says; a stranger has no menu, and leaves for the greeting."""
    if word == "help":
        talk.ask(_help(talk))
    elif word == "language":
        _switch_language(talk)
    elif word == "where":
        talk.ask()
    elif talk.member is None:
        _greet_again(talk, word)
    elif word == "menu":
        _menu(talk)
    elif word == "back":
        _back(talk)
    else:
        _cancel(talk)


def take_up(talk: Talk, opener: Opener) -> None:
    """Takes up a flow that was left, where it was left."""
    frame = Frame.read(opener.argument["frame"])
    talk.conversation.frames = [f for f in talk.conversation.frames if f.flow != frame.flow]
    talk.conversation.frames.append(frame)
    talk.mend()
    talk.ask()


def begin_anew(talk: Talk, opener: Opener) -> None:
    """Opens a flow from the start; its draft is set aside, and can be taken up again."""
    blank, frames = Frame.read(opener.argument["frame"]), talk.conversation.frames
    for frame in [f for f in frames if f.flow == blank.flow and f.argument == blank.argument]:
        frames.remove(frame)
        _set_aside(talk, frame)
    talk.push(Push(blank.flow, blank.argument))


def _help(talk: Talk) -> str:
    state = talk.state
    parts = [
        talk.words.say(N_("You are here: {title}."), title=talk.words.say(talk.flows[talk.frame.flow].title)),
        talk.words.say(state.help) if state.help else "",
        talk.words.say(N_("At any time you can write: back, cancel, menu, help, or français.")),
        talk.words.say(N_("From anywhere: /offer, /projects, /shop, /shelf or /me.")) if talk.limits.workplaces else "",
        _people(talk),
    ]
    return "\n\n".join(part for part in parts if part)


def _people(talk: Talk) -> str:
    """Who speaks, and whom one can turn to, a person at last: for help, and about one's data."""
    words, setting = talk.words, talk.setting
    door = words.say(N_("I’m the Door, an automatic service run by {operator}."), operator=setting.operator)
    call = words.say(N_("To speak with somebody: {phone}."), phone=setting.help_phone) if setting.help_phone else ""
    contact = setting.privacy_contact
    data = words.say(N_("Who answers for your data: {contact}."), contact=contact) if contact else ""
    return "\n".join(part for part in (door, call, data) if part)


def _switch_language(talk: Talk) -> None:
    language: Language = "en" if talk.words.language == "fr" else "fr"
    if talk.member is not None:
        talk.member = talk.neighbourhood.adjust(language=language)
        talk.neighbourhood.actor = talk.member
    else:
        talk.conversation.language = language
    talk.words = talk.wording()
    talk.ask()


def _menu(talk: Talk) -> None:
    """The menu, above what is under way: that is asked again when the menu's errand is done."""
    frames = [f for f in talk.conversation.frames if f.flow != "menu"]
    talk.conversation.frames = [*frames, talk.idle] if frames else []
    talk.ask()


def _greet_again(talk: Talk, word: str) -> None:
    """A stranger goes back a question, or leaves for the greeting."""
    frame = talk.frame
    if frame.trail:
        frame.state = frame.trail.pop() if word == "back" else frame.trail[0]
    if word != "back":
        frame.trail = []
    talk.ask()


def _back(talk: Talk) -> None:
    frame = talk.frame
    if frame.fixing:
        frame.state, frame.fixing = frame.fixing, ""
    elif frame.trail:
        frame.state = frame.trail.pop()
    elif talk.conversation.frames:
        _cancel(talk)
        return
    talk.ask()


def _cancel(talk: Talk) -> None:
    """Leaves the flow. A draft can be taken up again for a week, by the button on the same message."""
    if not talk.conversation.frames:
        talk.ask(
            talk.words.say(
                N_(
                    "There is nothing to leave: you are at the menu. "
                    "To hear from me less often, or not at all, write /settings."
                )
            )
        )
        return
    _set_aside(talk, talk.conversation.frames.pop())
    talk.ask(talk.words.say(N_("I’ve set that aside.")))
    talk.window = None


def _set_aside(talk: Talk, frame: Frame) -> None:
    """Of a draft, the next question has a button beside it that takes it up again."""
    if any(frame.answers.values()):
        talk.asides = (take_up_again(talk.stage, talk.words, frame, talk.member.id if talk.member else ""),)
