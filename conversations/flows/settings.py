"""Settings: each changed at once, said in words, and changed back the same way."""

from typing import Any, Literal

from conversations.flow import Again, Chosen, Done, Flow, Goto, Line, NoData, Push, state
from conversations.flows.settings_lines import (
    PAUSES,
    QUIET,
    Changed,
    SettingName,
    account_of,
    accounts,
    caps,
    lines,
    pauses,
    radii,
    summary,
    unblocking,
)
from conversations.inbound import Located, Text
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.typed import hours_in, number_in
from conversations.words import N_
from domain import places
from domain.members import Manner
from domain.sheets import DAY

Back = Goto[Literal["lines"]]


def tongues(_: Turn[NoData]) -> list[Choice]:
    """Each language by its own name, whichever one reads now."""
    return [Choice("fr", "Français"), Choice("en", "English")]


class Settings(Flow[NoData]):
    name = "settings"
    title = N_("Your settings")

    @state(
        ask=summary,
        choices=lines,
        help=N_("Choose what you want to change. It changes at once, and you can change it back the same way."),
    )
    def lines(
        self, turn: Turn[NoData], said: Chosen[SettingName]
    ) -> Goto[Changed] | Push[Literal["rights", "partner", "link"]] | Done:
        """Asks for the setting that was chosen."""
        if said.id == "done":
            return Done(turn.words.say(N_("Your settings are kept.")))
        if said.id == "data":
            return Push("rights")
        if said.id == "shop":
            return Push("partner")
        if said.id == "link":
            return Push("link")
        return Goto(said.id)

    @state(
        ask=N_("What should I call you? A first name is enough."),
        line=Line(N_("First name"), good=("Ada",), bad=("x" * 41,)),
        commits=True,
        name="name",
    )
    def first_name(self, turn: Turn[NoData], said: Text) -> Back:
        """What the member is called from now on."""
        return _changed(turn, name=" ".join(said.value.split()))

    @state(ask=N_("Which language shall I use?"), choices=tongues, commits=True)
    def language(self, turn: Turn[NoData], said: Chosen[Literal["fr", "en"]]) -> Back:
        """The other language begins with the very answer."""
        return _changed(turn, language=said.id)

    @state(
        ask=N_("In French, should I say tu or vous?"),
        choices={"tu": N_("Say tu"), "vous": N_("Say vous")},
        commits=True,
    )
    def manner(self, turn: Turn[NoData], said: Chosen[Manner]) -> Back:
        """Tu or vous, from the very answer on."""
        return _changed(turn, manner=said.id)

    @state(
        ask=N_("Which neighbourhood are you in? Write its name, or the first three characters of your postal code."),
        line=Line(N_("Where"), "place", good=("H2S", "Villeray"), bad=("H2", "sur la Lune")),
        help=N_("I keep only the first three characters, such as H2S; never your address."),
        commits=True,
    )
    def place(self, turn: Turn[NoData], said: Text | Located) -> Again | Back:
        """Of a place only the postal prefix is kept."""
        found = places.find(said.value) if isinstance(said, Text) else places.nearest(said.lat, said.lon)
        if found is None:
            return Again(not_a_place(turn, said))
        territory = turn.neighbourhood.kept.territories.of_fsa(found.code)
        if territory is None or territory.state != "open":
            turn.say(turn.words.say(N_("The door isn’t open there yet: nobody will be asked to help so far away.")))
        return _changed(turn, fsa=found.code)

    @state(
        ask=N_("How far would you go to help, from your neighbourhood?"),
        choices=radii,
        line=Line(N_("How far, in km"), "number", good=("7",), bad=("0", "51", "loin")),
        commits=True,
    )
    def radius(self, turn: Turn[NoData], said: Chosen[str] | Text) -> Again | Back:
        """A distance in kilometres."""
        km = number_in(said.id if isinstance(said, Chosen) else said.value)
        if km is None:
            return Again(turn.words.say(N_("Write a distance from 1 to 50 km.")))
        return _changed(turn, radius_km=km)

    @state(
        ask=N_("May I write to you when something fits what you can give?"),
        choices={"yes": N_("Yes, write to me"), "no": N_("No, I’ll come by myself")},
        commits=True,
    )
    def alerts(self, turn: Turn[NoData], said: Chosen[Literal["yes", "no"]]) -> Back:
        """Consent to alerts is its own."""
        give = turn.neighbourhood.agree if said.id == "yes" else turn.neighbourhood.disagree
        turn.become(give("alerts"))
        return _said(turn)

    @state(
        ask=N_("Where should I write to you first? If a message doesn’t get through there, I write elsewhere."),
        choices=accounts,
        commits=True,
    )
    def account(self, turn: Turn[NoData], said: Chosen[str]) -> Back:
        """The account that messages go to first."""
        return _changed(turn, preferred=account_of(turn, said.id))

    @state(
        ask=N_("Between which hours should I keep quiet? Choose, or write for example: 9 p.m. to 8 a.m."),
        choices={
            "early": N_("9 p.m. to 8 a.m."),
            "late": N_("10 p.m. to 7 a.m."),
            "never": N_("No quiet hours"),
        },
        line=Line(N_("Quiet hours"), good=("23:00-06:30", "10 pm to 7 am"), bad=("la nuit", "25 h à 8 h", "9")),
        commits=True,
    )
    def quiet(self, turn: Turn[NoData], said: Chosen[Literal["early", "late", "never"]] | Text) -> Again | Back:
        """Hours during which only answers go out."""
        hours = QUIET[said.id] if isinstance(said, Chosen) else hours_in(said.value)
        if hours is None:
            return Again(turn.words.say(N_("I need two hours, for example: 9 p.m. to 8 a.m.")))
        return _changed(turn, quiet_from=hours[0], quiet_to=hours[1])

    @state(
        ask=N_("How many invitations a week at most? Choose, or write a number from 0 to 20."),
        choices=caps,
        line=Line(N_("How many invitations a week"), "number", good=("5", "0"), bad=("21", "-1", "beaucoup")),
        commits=True,
    )
    def cap(self, turn: Turn[NoData], said: Chosen[str] | Text) -> Again | Back:
        """How often one may be asked."""
        most = number_in(said.id if isinstance(said, Chosen) else said.value)
        if most is None:
            return Again(turn.words.say(N_("Write a number from 0 to 20.")))
        return _changed(turn, weekly_cap=most)

    @state(
        ask=N_("For how long should I leave you in peace? What you already promised stays promised."),
        choices=pauses,
        commits=True,
    )
    def pause(self, turn: Turn[NoData], said: Chosen[Literal["week", "month", "season", "over"]]) -> Back:
        """No invitations until then."""
        return _changed(turn, paused_until=0 if said.id == "over" else turn.now + PAUSES[said.id] * DAY)

    @state(
        ask=N_("Which languages do you speak? Write them one after the other: Arabic, Kabyle, Spanish."),
        choices={"none": N_("Leave it blank")},
        line=Line(N_("The languages I speak"), good=("arabe, kabyle",), bad=("x" * 41, ", ".join("abcdefghijklm"))),
        commits=True,
    )
    def spoken(self, turn: Turn[NoData], said: Chosen[Literal["none"]] | Text) -> Again | Back:
        """Languages that one can help in, apart from the one that the door uses."""
        spoken = () if isinstance(said, Chosen) else languages_in(said.value)
        if len(spoken) > 12 or any(len(language) > 40 for language in spoken):
            return Again(turn.words.say(N_("Up to twelve languages, separated by commas.")))
        return _changed(turn, spoken=spoken)

    @state(
        ask=N_("Whom should I unblock? Choose a name, and you can come across each other again."),
        choices=unblocking,
        commits=True,
    )
    def blocked(self, turn: Turn[NoData], said: Chosen[str]) -> Back:
        """Somebody one may meet again; the others stay blocked."""
        if said.id == "none":
            return Goto("lines")
        turn.become(turn.neighbourhood.unblock(said.id))
        return _said(turn)


def languages_in(text: str) -> tuple[str, ...]:
    """The languages that a text lists: « arabe, kabyle et espagnol »."""
    for link in (" et ", " and ", "/", ";", "\n"):
        text = text.replace(link, ",")
    named = (" ".join(part.split()).strip(".").casefold() for part in text.split(","))
    return tuple(dict.fromkeys(name for name in named if name))


def not_a_place(turn: Turn[Any], said: Text | Located) -> str:
    """What was not recognized as a place, and what would be."""
    if isinstance(said, Located):
        return turn.words.say(N_("That place is outside Quebec and Ontario. Write a neighbourhood’s name instead."))
    return turn.words.say(
        N_(
            "I don’t recognize {place}. Write the first three characters of a postal code, such as H2S, "
            "or the name of a neighbourhood."
        ),
        place=turn.words.quoted(said.value[:60]),
    )


def _changed(turn: Turn[NoData], **changes: Any) -> Back:
    turn.become(turn.neighbourhood.adjust(**changes))
    return _said(turn)


def _said(turn: Turn[NoData]) -> Back:
    turn.say(turn.words.say(N_("It’s changed. Here is where things stand.")))
    return Goto("lines")
