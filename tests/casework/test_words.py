"""Reasons in words: a code with its facts becomes a sentence, also inside another one."""

from __future__ import annotations

import pytest

from shoebox.casework.words import reason_words


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("same_auth 498795", "Both carry approval code 498795."),
        ("runner_up_lost auth_differs 1/2", "It lost by this: They differ in the approval code, 1 and 2."),
        ("runner_up_lacks same_auth 498795", "It lacks this: Both carry approval code 498795."),
        ("again_after 41 s, other_channel", "Charged again 41 s later. The two came by different ways."),
        ("again_after -62 min", "Charged once more 62 min before."),
        ("lag -2 h, same_order 7", "Charged 2 h before the sale. Both belong to order 7."),
        ("nobody_wrote_this yet", "Nobody wrote this yet."),
    ],
)  # fmt: skip
def test_a_reason_becomes_a_sentence(reason: str, sentence: str) -> None:
    assert reason_words(reason) == sentence
