"""What a flow remembers: written as JSON values, read back the same, and nothing taken that is no answer."""

import pytest
from msgspec import Raw, ValidationError

from conversations.flows.propose_draft import ProjectDraft
from domain.pay import VOLUNTEER, fee
from domain.projects import Requires
from domain.sheets import NeedSheet


def test_answers_come_back_as_they_went_the_domain_s_own_values_among_them() -> None:
    need = NeedSheet(kind="skill", what="menuiserie", pay=fee(20), requires=Requires(min_age=18), occurrences=((1, 2),))
    draft = ProjectDraft(title="Un jouet", dates=[(1, 2), (3, 4)], needs=[need], pay=fee(10, 40), cautions=["minors"])
    assert ProjectDraft.read(draft.write()) == draft


def test_what_is_as_by_default_is_not_written() -> None:
    assert ProjectDraft(title="Un jouet").write() == Raw('{"title":"Un jouet"}')


def test_a_need_that_waits_for_its_number_is_read_as_it_was_written_before_it_had_a_fee() -> None:
    (pending,) = ProjectDraft.read(Raw('{"pending": [["skill", "couture"]]}')).pending
    assert (pending.kind, pending.what, pending.pay) == ("skill", "couture", VOLUNTEER)


@pytest.mark.parametrize(
    "kept", ['{"many": "beaucoup"}', '{"category": "unheard_of"}', '{"pay": {"kind": "gift"}}', "[1]"]
)
def test_what_is_no_answer_is_not_read(kept: str) -> None:
    with pytest.raises(ValidationError):
        ProjectDraft.read(Raw(kept))
