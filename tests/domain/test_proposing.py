from typing import Any

import pytest

from domain.events import Event
from domain.pay import fee
from domain.projects import Project, Requires
from domain.refusals import Below, NotOpen, NotYours, TooLate, TooYoung, Unfit, Unknown
from domain.sheets import DAY, FARTHEST, HOUR, UNDATED, NeedSheet, Sheet
from tests.domain.town import NOW, SATURDAY, Town, a_need, a_sheet, refused, small_ask


@pytest.fixture
def town() -> Town:
    return Town()


def test_a_project_goes_to_the_moderators_of_its_territory(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    assert town.project(project.id) == project
    assert (project.state, project.territory, project.submitted) == ("submitted", "plateau", NOW)
    assert project.organizers == (town.people["omar"],)
    assert project.venue.address == "12, rue des Copeaux"
    need, (date,) = town.need(project), town.dates(project)
    assert (need.open, need.fsa, need.territory, need.count) == (False, "H2S", "plateau", 2)
    assert (date.need, date.starts, date.ends) == (need.id, SATURDAY, SATURDAY + 3 * HOUR)
    assert project.ends == date.ends
    assert town.told() == ["project_submitted"]
    assert town.due("moderator_silent", project.id) == NOW + 24 * HOUR
    assert town.due("passed", project.id) == project.ends
    assert town.due("wave", need.id) is None


def test_a_small_ask_is_published_at_once(town: Town) -> None:
    project = town.as_("ada").propose(small_ask())
    need = town.need(project)
    assert (project.state, project.decided, need.open) == ("published", 0, True)
    assert town.project(project.id) == project
    assert town.due("wave", need.id) == NOW
    assert town.due("begin", project.id) == SATURDAY
    assert town.due("passed", project.id) == SATURDAY + HOUR
    assert town.due("moderator_silent", project.id) is None
    assert town.told() == ["project_published"]


@pytest.mark.parametrize(
    ("changes", "caution"),
    [
        ({"cautions": ("home",)}, "home"),
        ({"category": "children"}, "minors"),
        ({"skills": ("plumbing",)}, "trade"),
        ({"skills": ("elder_care",)}, "care"),
        ({"skills": ("childcare",)}, "minors"),
        ({"skills": ("house_cleaning",)}, "home"),
        ({"requires": Requires(licence="RBQ")}, "trade"),
    ],
)
def test_a_small_ask_that_needs_care_waits_for_a_moderator(town: Town, changes: dict[str, Any], caution: str) -> None:
    of_need = {name: value for name, value in changes.items() if name in NeedSheet.__struct_fields__}
    of_sheet = {name: value for name, value in changes.items() if name not in of_need}
    sheet = small_ask().but(needs=(small_ask().needs[0].but(**of_need),), **of_sheet)
    project = town.as_("ada").propose(sheet)
    assert (project.state, project.cautions) == ("submitted", (caution,))
    assert not town.need(project).open


def test_minors_do_not_propose(town: Town) -> None:
    assert refused(town.kept, TooYoung, lambda: town.as_("tina").propose(a_sheet())).min_age == 18
    refused(town.kept, TooYoung, lambda: town.as_("tina").propose(small_ask()))
    refused(town.kept, NotYours, lambda: town.stranger().propose(a_sheet()))


@pytest.mark.parametrize(("fsa", "territory"), [("H2C", "ahuntsic"), ("H3N", "parc-ex"), ("G1R", ""), ("", "")])
def test_outside_an_open_territory_nothing_is_proposed(town: Town, fsa: str, territory: str) -> None:
    assert refused(town.kept, NotOpen, lambda: town.as_("omar").propose(a_sheet(fsa=fsa))).territory == territory


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "ab"}, "title"),
        ({"title": "   a   "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"story": "x" * 2001}, "story"),
        ({"venue": "x" * 121}, "venue"),
        ({"address": "x" * 201}, "address"),
        ({"picture": "x" * 201}, "picture"),
        ({"needs": ()}, "needs"),
        ({"needs": (a_need(),) * 13}, "needs"),
        ({"small": True, "needs": (a_need(), a_need())}, "needs"),
    ],
)
def test_a_sheet_has_bounds(town: Town, changes: dict[str, Any], field: str) -> None:
    sheet = a_sheet().but(**changes)
    assert refused(town.kept, Unfit, lambda: town.as_("omar").propose(sheet)).field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": "x" * 201}, "what"),
        ({"skills": ("wizardry",)}, "skills"),
        ({"skills": ("carpentry",) * 6}, "skills"),
        ({"skills": (), "what": " "}, "skills"),
        ({"count": 0}, "count"),
        ({"count": 501}, "count"),
        ({"kind": "money", "count": 1_000_001}, "count"),
        ({"kind": "money", "pay": fee(10)}, "pay"),
        ({"requires": Requires(min_age=13)}, "min_age"),
        ({"requires": Requires(min_age=100)}, "min_age"),
        ({"requires": Requires(licence="x" * 81)}, "licence"),
        ({"requires": Requires(languages=("fr",) * 7)}, "languages"),
        ({"requires": Requires(languages=("",))}, "languages"),
        ({"occurrences": ()}, "date"),
        ({"occurrences": ((SATURDAY, SATURDAY),)}, "date"),
        ({"occurrences": ((SATURDAY + HOUR, SATURDAY),)}, "date"),
        ({"occurrences": ((NOW - HOUR, NOW + HOUR),)}, "date"),
        ({"occurrences": ((NOW, NOW + HOUR),)}, "date"),
        ({"occurrences": ((-5, NOW + HOUR),)}, "date"),
        ({"occurrences": ((SATURDAY, SATURDAY + 25 * HOUR),)}, "date"),
        ({"occurrences": ((NOW + FARTHEST, NOW + FARTHEST + 1),)}, "date"),
        ({"occurrences": ((SATURDAY, SATURDAY + HOUR),) * 2}, "date"),
        ({"occurrences": tuple((SATURDAY + h, SATURDAY + h + 1) for h in range(31))}, "date"),
    ],
)
def test_a_need_has_bounds(town: Town, changes: dict[str, Any], field: str) -> None:
    sheet = a_sheet(a_need(), a_need().but(**changes))
    assert refused(town.kept, Unfit, lambda: town.as_("omar").propose(sheet)).field == field


@pytest.mark.parametrize("kind", ["goods", "space", "money"])
def test_things_and_money_are_looked_for_sixty_days_when_no_date_is_given(town: Town, kind: Any) -> None:
    project = town.as_("omar").propose(a_sheet(NeedSheet(kind=kind, what="Vingt chaises", count=20)))
    (date,) = town.dates(project)
    assert date.ends == project.ends == NOW + UNDATED
    assert date.starts > NOW
    approved = town.as_("mod").approve(project.id)
    assert town.due("begin", approved.id) is None
    assert town.due("passed", approved.id) == NOW + UNDATED


def test_the_bounds_themselves_are_fit(town: Town) -> None:
    widest = a_need(count=500).but(occurrences=((NOW + 1, NOW + 2), (NOW + FARTHEST - DAY, NOW + FARTHEST)))
    project = town.as_("omar").propose(a_sheet(*(widest,) * 12, title="x" * 80))
    assert len(town.kept.needs.of_project(project.id)) == 12
    assert town.as_("omar").propose(a_sheet(title="  a \n b ")).title == "a b"


def test_a_project_of_a_shop_comes_from_its_team(town: Town) -> None:
    shop = town.shop()
    sheet = a_sheet().but(partner=shop.id)
    assert town.as_("leo").propose(sheet).partner == shop.id
    refused(town.kept, NotYours, lambda: town.as_("omar").propose(sheet))
    town.kept.partners.put(shop.but(workplace="web|", open_to_workplace=True))
    assert town.as_("omar").propose(sheet).partner == shop.id
    unknown = a_sheet().but(partner="nobody")
    refused(town.kept, Unknown, lambda: town.as_("omar").propose(unknown))


def test_amending_keeps_the_ids_of_what_did_not_change(town: Town) -> None:
    chairs = NeedSheet(kind="goods", what="Chaises", count=20)
    sheet = a_sheet(a_need(days=2), chairs)
    project = town.as_("omar").propose(sheet)
    needs, dates = town.kept.needs.of_project(project.id), town.dates(project)
    town.now += HOUR
    amended = town.as_("omar").amend(project.id, sheet.but(title="Des jouets", needs=(chairs, a_need(days=2))))
    assert (amended.title, amended.revision, amended.submitted) == ("Des jouets", 1, town.now)
    assert town.kept.needs.of_project(project.id) == needs
    assert town.dates(project) == dates
    assert town.due("moderator_silent", project.id) == town.now + 24 * HOUR
    assert town.told() == ["project_submitted", "project_submitted"]


def test_amending_changes_adds_and_forgets_needs_and_dates(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet(a_need(days=2), NeedSheet(kind="goods", what="Chaises", count=20)))
    skill, goods = town.kept.needs.of_project(project.id)
    first, second = town.kept.occurrences.of_need(skill.id)
    later = a_need(count=5, starts=SATURDAY + DAY, days=2)
    town.as_("omar").amend(project.id, a_sheet(later, NeedSheet(kind="space", what="Une salle")))
    changed, room = town.kept.needs.of_project(project.id)
    assert (changed.id, changed.count, room.kind) == (skill.id, 5, "space")
    dates = town.kept.occurrences.of_need(skill.id)
    assert (dates[0].id, len(dates), first.id in [d.id for d in dates]) == (second.id, 2, False)
    assert town.kept.needs.get(goods.id) is None
    assert town.project(project.id).ends == room_end(town, room.id)


def room_end(town: Town, need: str) -> int:
    return town.kept.occurrences.of_need(need)[0].ends


def test_amending_moves_the_project_to_another_territory_s_moderators(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    amended = town.as_("omar").amend(project.id, a_sheet(fsa="H2P"))
    assert (amended.territory, town.need(project).territory, town.need(project).fsa) == ("villeray", "villeray", "H2P")


def test_a_small_ask_that_waits_stays_waiting_however_it_is_amended(town: Town) -> None:
    careful = small_ask().but(cautions=("home",))
    project = town.as_("ada").propose(careful)
    assert town.as_("ada").amend(project.id, small_ask()).state == "submitted"
    assert refused(town.kept, Unfit, lambda: town.as_("ada").amend(project.id, a_sheet())).field == "small"


def test_amending_is_refused_to_others_too_late_or_unfit(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    refused(town.kept, NotYours, lambda: town.as_("ada").amend(project.id, a_sheet()))
    refused(town.kept, Unfit, lambda: town.as_("omar").amend(project.id, a_sheet(title="x")))
    refused(town.kept, NotOpen, lambda: town.as_("omar").amend(project.id, a_sheet(fsa="H2C")))
    refused(town.kept, Unknown, lambda: town.as_("omar").amend("nothing", a_sheet()))
    town.as_("mod").approve(project.id)
    refused(town.kept, TooLate, lambda: town.as_("omar").amend(project.id, a_sheet()))


def test_a_project_back_with_a_moderator_is_amended_around_those_who_said_yes(town: Town) -> None:
    project = town.published(a_sheet(a_need(count=3, days=2)))
    first, second = town.dates(project)
    yes = town.says_yes("ada", first, party=2)
    town.as_("omar").change_pay(town.need(project).id, fee(20))
    fewer = a_sheet(a_need(count=1, days=2))
    assert refused(town.kept, Below, lambda: town.as_("omar").amend(project.id, fewer)).least == 2
    town.as_("omar").amend(project.id, a_sheet(a_need(count=3, starts=SATURDAY + DAY)))
    assert [(d.id, d.cancelled) for d in town.dates(project)] == [(first.id, True), (second.id, False)]
    assert town.commitment(yes.id).state == "released"


def test_taking_back_ends_it_before_anybody_saw_it(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    refused(town.kept, NotYours, lambda: town.as_("ada").take_back(project.id))
    back = town.as_("omar").take_back(project.id)
    assert (back.state, back.why) == ("cancelled", "taken_back")
    assert {kind for kind, _ in town.kept.timers.due} == {"forget_place"}
    assert town.told()[-1] == "project_taken_back"
    refused(town.kept, TooLate, lambda: town.as_("omar").take_back(project.id))
    published = town.published()
    refused(town.kept, TooLate, lambda: town.as_("omar").take_back(published.id))


def test_a_shops_name_stays_whoever_changes_the_project_and_only_its_people_take_it_off(town: Town) -> None:
    shop = town.shop("leo")
    project = town.as_("leo").propose(a_sheet().but(partner=shop.id))
    town.as_("leo").add_organizer(project.id, town.people["olga"])
    named = a_sheet().but(partner=shop.id, title="Des toupies de bois")
    amended = town.as_("olga").amend(project.id, named)
    assert (amended.title, amended.partner) == ("Des toupies de bois", shop.id)
    refused(town.kept, NotYours, lambda: town.as_("olga").amend(project.id, named.but(partner="")))
    own = town.as_("leo").amend(project.id, named.but(partner=""))
    assert own.partner == ""
    refused(town.kept, NotYours, lambda: town.as_("olga").amend(project.id, named))


def test_another_organizer_comes_by_link(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    refused(town.kept, Unknown, lambda: town.as_("olga").join_as_organizer(project.id, code=""))
    old, code = (town.as_("omar").invite_organizer(project.id) for _ in range(2))
    refused(town.kept, Unknown, lambda: town.as_("olga").join_as_organizer(project.id, code=old))
    refused(town.kept, TooYoung, lambda: town.as_("tina").join_as_organizer(project.id, code=code))
    refused(town.kept, NotYours, lambda: town.as_("ada").invite_organizer(project.id))
    town.as_("olga").join_as_organizer(project.id, code=code)
    town.as_("olga").join_as_organizer(project.id, code=code)
    assert town.project(project.id).organizers == (town.people["omar"], town.people["olga"])
    assert town.told()[-1] == "organizer_added"
    assert town.told().count("organizer_added") == 1


def test_an_organizer_adds_another_adult_up_to_twelve(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    refused(town.kept, NotYours, lambda: town.as_("ada").add_organizer(project.id, town.people["ada"]))
    refused(town.kept, TooYoung, lambda: town.as_("omar").add_organizer(project.id, town.people["tina"]))
    refused(town.kept, Unknown, lambda: town.as_("omar").add_organizer(project.id, "nobody"))
    for n in range(11):
        town.as_("omar").add_organizer(project.id, town.member(f"helper{n}").id)
    refused(town.kept, Unfit, lambda: town.as_("omar").add_organizer(project.id, town.people["ada"]))
    town.as_("omar").take_back(project.id)
    refused(town.kept, TooLate, lambda: town.as_("omar").add_organizer(project.id, town.people["ada"]))
    refused(town.kept, TooLate, lambda: town.as_("omar").invite_organizer(project.id))


def test_when_the_last_organizer_leaves_moderators_have_three_days(town: Town) -> None:
    project = town.published()
    town.as_("omar").add_organizer(project.id, town.people["olga"])
    town.as_("omar").leave_project(project.id)
    assert town.due("orphan", project.id) is None
    refused(town.kept, NotYours, lambda: town.as_("omar").leave_project(project.id))
    town.as_("olga").leave_project(project.id)
    assert town.told()[-2:] == ["organizer_left", "organizer_gone"]
    assert town.due("orphan", project.id) == NOW + 72 * HOUR
    town.as_("mod").add_organizer(project.id, town.people["ada"])
    assert town.due("orphan", project.id) is None
    town.door().orphaned(project.id)
    assert town.project(project.id).state == "published"


def test_an_orphan_is_cancelled_kindly(town: Town) -> None:
    project = town.published()
    yes = town.says_yes("ada", town.dates(project)[0])
    town.as_("omar").leave_project(project.id)
    town.door().orphaned(project.id)
    assert (town.project(project.id).state, town.project(project.id).why) == ("cancelled", "no_organizer")
    assert town.commitment(yes.id).state == "released"
    assert town.told()[-2:] == ["commitment_released", "project_cancelled"]


def test_leaving_what_is_over_leaves_no_orphan(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    town.as_("omar").take_back(project.id)
    town.as_("omar").leave_project(project.id)
    assert town.told()[-1] == "organizer_left"
    assert town.due("orphan", project.id) is None


def test_likely_duplicates_share_words_and_a_day_or_a_skill(town: Town) -> None:
    mine = town.as_("omar").propose(a_sheet())
    same = town.as_("olga").propose(a_sheet(title="DES JOUETS de bois à fabriquer"))
    other_day_same_skill = town.published(a_sheet(a_need(starts=SATURDAY + 9 * DAY), title="Jouets de bois"), by="ada")
    music = NeedSheet(kind="skill", skills=("dj",), occurrences=((SATURDAY + 9 * DAY, SATURDAY + 9 * DAY + 1),))
    town.as_("olga").propose(a_sheet(music, title="Jouets de bois"))
    town.as_("olga").propose(a_sheet(title="Corvée de neige dans la ruelle"))
    town.as_("olga").propose(a_sheet(title="Des jouets de bois pour la maternelle", fsa="H2P"))
    town.as_("olga").take_back(town.as_("olga").propose(a_sheet()).id)

    def ids(found: list[Project]) -> list[str]:
        return [project.id for project in found]

    assert ids(town.as_("mod").likely_duplicates(mine.id)) == [other_day_same_skill.id, same.id]
    refused(town.kept, NotYours, lambda: town.as_("ada").likely_duplicates(mine.id))


def test_whoever_is_about_to_propose_sees_only_what_is_published(town: Town) -> None:
    town.as_("olga").propose(a_sheet(title="Des jouets de bois à fabriquer"))
    shown = town.published(a_sheet(title="Jouets de bois"), by="ada")
    town.as_("olga").propose(small_ask().but(title="Jouets de bois pour ma ruelle"))
    alike = town.as_("omar").published_alike(a_sheet(title="DES JOUETS de bois"))
    assert [project.id for project in alike] == [shown.id]
    assert town.as_("omar").published_alike(a_sheet(title="Jouets de bois", fsa="H1A")) == []


def test_what_is_told_holds_ids_and_codes_only(town: Town) -> None:
    project = town.as_("omar").propose(a_sheet())
    event: Event = town.kept.journal.lines[-1][2]
    assert event.actor == town.people["omar"]
    assert event.subjects == (f"project:{project.id}", f"need:{town.need(project).id}")
    assert "jouet" not in str(event)


def test_a_sheet_comes_back_from_json_as_it_was() -> None:
    sheet = a_sheet(a_need(), NeedSheet(kind="money", count=3000))
    assert Sheet.read(sheet.write()) == sheet
