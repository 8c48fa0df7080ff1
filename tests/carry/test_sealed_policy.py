"""A policy that has card numbers sealed: with a key it stands, without one it is refused, and it goes back to paper."""

from __future__ import annotations

from outmaking import opened, policy_out
from sealmaking import KEY
from shoebox.domain.dispatch import TakeOutcome
from shoebox.domain.sealed import to_letters


def test_a_sealed_policy_without_a_key_is_refused_and_the_one_before_stands(chain) -> None:
    told = chain.taken.take(policy_out(chain.central, card_profile="sealed"))
    assert (told.outcome, told.code) == (TakeOutcome.REFUSED, "seal.policy_key")
    assert "names no key" in told.sentence
    assert chain.taken.standing() == ()


def test_with_a_key_it_stands_and_paper_ends_it(chain) -> None:
    public = to_letters(KEY.public_key)
    sealed = policy_out(chain.central, card_profile="sealed", sealing_key=public)
    assert chain.taken.take(sealed).outcome is TakeOutcome.TAKEN
    assert opened(sealed, chain.central).sealing_public == KEY.public_key
    paper = policy_out(chain.central, sealing_key=public)
    assert chain.taken.take(paper).outcome is TakeOutcome.TAKEN
    assert opened(paper, chain.central).sealing_public == b""
