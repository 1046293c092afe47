"""Members, territories, partners and reports, kept and found."""

from domain.groups import Group
from domain.members import Office, Role
from domain.partners import Partner
from domain.reports import Report
from domain.territories import Territory, Waiting
from storage.batch import Executor
from storage.unit import Unit
from tests.storage.given import NOW, identity, keep, member, new_id


def test_a_member_is_kept_whole_and_replaced(executor: Executor) -> None:
    ada = member(consents={"door": NOW}, spoken=("kab",), not_my_kind={"sports": 2})
    executor.run(lambda uow: uow.members.put(ada))
    assert executor.run(lambda uow: uow.members.get(ada.id)) == ada
    moved = ada.but(fsa="H2R", last_asked=NOW)
    executor.run(lambda uow: uow.members.put(moved))
    assert executor.run(lambda uow: uow.members.get(ada.id)) == moved
    assert executor.run(lambda uow: uow.members.get("nobody")) is None


def test_a_turn_reads_what_it_wrote(executor: Executor) -> None:
    ada = member()

    def turn(uow: Unit) -> bool:
        uow.members.put(ada)
        return uow.members.get(ada.id) == ada

    assert executor.run(turn)


def test_a_member_has_several_identities(executor: Executor) -> None:
    ada = member()
    page, phone = identity(ada), identity(ada, "ada-phone", later=False)
    keep(executor, phone, page, identity(member("Omar"), "omar"), page.but(refused="blocked"))
    assert executor.run(lambda uow: uow.members.identity(phone.id)) == phone
    assert executor.run(lambda uow: uow.members.identity("nobody")) is None
    assert executor.run(lambda uow: uow.members.identities(ada.id)) == [page.but(refused="blocked"), phone]


def test_whoever_works_in_one_place_is_found_by_it(executor: Executor) -> None:
    places = (".T1", ".T10", "E1.T1", ".T1")
    here, longer, organization, beside = (
        identity(member(), id=f"slack|{place}|U{number}") for number, place in enumerate(places)
    )
    keep(executor, beside, longer, here, organization, identity(member(), id="telegram|.T1|7"))
    found = [executor.run(lambda uow, place=place: uow.members.in_workplace(f"slack|{place}")) for place in places]  # type: ignore[misc]
    assert found == [[here, beside], [longer], [organization], [here, beside]]
    assert executor.run(lambda uow: uow.members.in_workplace("slack|.T")) == []


def test_roles_are_for_a_territory_or_everywhere(executor: Executor) -> None:
    here = Role(id=new_id(), member="01A", name="moderator", territory="villeray")
    everywhere = Role(id=new_id(), member="01B", name="moderator")
    both = Role(id=new_id(), member="01B", name="moderator", territory="villeray")
    staff = Role(id=new_id(), member="01A", name="staff")
    keep(executor, here, everywhere, both, staff)
    assert executor.run(lambda uow: uow.members.roles("01A")) == [here, staff]
    assert executor.run(lambda uow: uow.members.with_role("moderator", "villeray")) == ["01A", "01B"]
    assert executor.run(lambda uow: uow.members.with_role("moderator", "plateau")) == ["01B"]
    executor.run(lambda uow: uow.members.drop_role(here.id))
    assert executor.run(lambda uow: uow.members.roles("01A")) == [staff]


def test_an_office_waits_until_somebody_follows_its_link(executor: Executor) -> None:
    office = Office(id="AB12CD34EF", role="moderator", territory="villeray", until=NOW)
    executor.run(lambda uow: uow.offices.put(office))
    assert executor.run(lambda uow: uow.offices.get(office.id)) == office
    executor.run(lambda uow: uow.offices.drop(office.id))
    assert executor.run(lambda uow: uow.offices.get(office.id)) is None


def test_a_territory_is_found_by_prefix(executor: Executor) -> None:
    villeray = Territory(id="villeray", name="Villeray", fsas=("H2R", "H2P"), welcome={"fr": "Bienvenue."})
    plateau = Territory(id="plateau", name="Plateau", fsas=("H2J",))
    keep(executor, villeray, plateau)
    assert executor.run(lambda uow: uow.territories.all()) == [plateau, villeray]
    assert executor.run(lambda uow: uow.territories.of_fsa("H2P")) == villeray
    smaller = villeray.but(fsas=("H2R",), state="open")
    executor.run(lambda uow: uow.territories.put(smaller))
    assert executor.run(lambda uow: uow.territories.of_fsa("H2P")) is None
    assert executor.run(lambda uow: uow.territories.get("villeray")) == smaller


def test_people_wait_for_a_territory(executor: Executor) -> None:
    ada = Waiting(id=new_id(), territory="plateau", member="01A")
    omar = Waiting(id=new_id(), territory="plateau", member="01B")
    keep(executor, omar, ada, ada)
    assert executor.run(lambda uow: uow.territories.waiting("plateau")) == [ada, omar]
    assert executor.run(lambda uow: uow.territories.waiting("villeray")) == []


def test_a_partner_is_found_by_its_team(executor: Executor) -> None:
    shop = Partner(id=new_id(), name="Quincaillerie Léo", fsa="H2R", team={"01L": "owner", "01M": "member"})
    other = Partner(id=new_id(), name="Café", fsa="H2R", team={"01N": "owner"})
    keep(executor, shop, other)
    assert executor.run(lambda uow: uow.partners.of_member("01M")) == [shop]
    assert executor.run(lambda uow: uow.partners.all()) == [shop, other]
    alone = shop.but(team={"01L": "owner"})
    executor.run(lambda uow: uow.partners.put(alone))
    assert executor.run(lambda uow: uow.partners.of_member("01M")) == []
    assert executor.run(lambda uow: uow.partners.get(shop.id)) == alone


def test_a_partner_is_found_by_what_it_gives_and_where(executor: Executor) -> None:
    blank = Partner(id=new_id(), name="Café Léo", fsa="H2S", territory="rosemont", team={"01M": "owner"})
    listening = blank.but(id=new_id(), gives=("goods", "skill"), verified=True, channel="web||-2||")
    far = listening.but(id=new_id(), fsa="H9X")
    silent = listening.but(id=new_id(), channel="")
    slack = blank.but(id=new_id(), refused=True, workplace="slack|E1.T1")
    keep(executor, blank, listening, far, silent, slack)
    assert executor.run(lambda uow: uow.partners.giving("goods", near="H2S", limit=9)) == [listening]
    assert executor.run(lambda uow: uow.partners.giving("space", near="H2S", limit=9)) == []
    assert executor.run(lambda uow: uow.partners.giving("goods", near="X0X", limit=9)) == []
    assert executor.run(lambda uow: uow.partners.waiting("rosemont", limit=9)) == [blank]
    assert executor.run(lambda uow: uow.partners.waiting("villeray", limit=9)) == []
    assert executor.run(lambda uow: uow.partners.of_workplace("slack|E1.T1")) == [slack]
    assert executor.run(lambda uow: uow.partners.of_workplace("slack|E1.T")) == []


def test_partners_kept_before_they_had_columns_are_looked_at(executor: Executor) -> None:
    shop = Partner(id=new_id(), name="Café", fsa="H2S", gives=("goods",), verified=True, channel="web||-2||")
    before = f"INSERT INTO partner (id, data) VALUES ('{shop.id}', '{shop.write()}')"
    executor.run(lambda _: executor.connection.execute(before))
    assert executor.run(lambda uow: uow.partners.giving("goods", near="H2S", limit=9)) == [shop]
    assert executor.run(lambda uow: uow.partners.giving("space", near="H2S", limit=9)) == []
    assert executor.run(lambda uow: uow.partners.waiting("rosemont", limit=9)) == []


def test_groups_are_found_by_their_workspace_alone(executor: Executor) -> None:
    for workspace in (".T1", ".T10", "E1.T1"):
        keep(executor, Group(id=new_id(), address=f"slack|{workspace}|C1||", title=workspace))
    found = executor.run(lambda uow: uow.groups.of_workplace("slack|.T1", limit=9))
    assert [group.title for group in found] == [".T1"]


def test_reports_wait_until_they_are_settled(executor: Executor) -> None:
    first = Report(id=new_id(), member="01A", about="project:1", reason="pub", territory="villeray", made=NOW)
    second = Report(id=new_id(), member="01A", about="project:2", reason="doublon", territory="plateau")
    keep(executor, first, second)
    assert executor.run(lambda uow: uow.reports.open(limit=9)) == [first, second]
    assert executor.run(lambda uow: uow.reports.open(limit=1)) == [first]
    assert executor.run(lambda uow: uow.reports.open(limit=9, territory="plateau")) == [second]
    settled = first.but(state="settled")
    executor.run(lambda uow: uow.reports.put(settled))
    assert executor.run(lambda uow: uow.reports.open(limit=9)) == [second]
    assert executor.run(lambda uow: uow.reports.of_member("01A")) == [settled, second]
    assert executor.run(lambda uow: uow.reports.get(first.id)) == settled
