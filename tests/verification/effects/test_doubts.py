import pytest

from claimcheck import verify
from claimcheck.model import Verdict


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Iodine prevents goitre.", "Iodine deficiency causes goitre in 80 adults."),
        ("Iodine lowers the risk of goitre.", "Iodine deficiency was associated with a higher risk of goitre."),
        ("Walking lowers the risk of falls.", "Falls were more frequent in those who did not take part in walking."),
        ("Can iodine prevent goitre?", "Iodine did not prevent goitre in 80 adults."),
        ("Not all salts prevent goitre.", "Iodised salt prevented goitre in 80 adults."),
        ("Iodine increased goitre.", "Iodine is raising concerns of goitre, and iodine should be avoided."),
        ("Modic changes cause back pain.", "Back pain with Modic changes was treated by 'rest and reduced load'."),
    ],
)
def test_a_lack_a_question_a_denial_of_some_or_a_mere_word_contradicts_nothing(claim: str, source: str) -> None:
    found = verify(claim, source)

    assert found.verdict is not Verdict.CONTRADICTED
    assert all(each.confidence < 0.6 for each in found.differences)


def test_a_plain_conflict_still_contradicts() -> None:
    assert verify("Iodine prevents goitre.", "Iodine did not prevent goitre in 80 adults.").verdict is (
        Verdict.CONTRADICTED
    )
