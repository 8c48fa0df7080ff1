"""What the central systems gave back of a sale already, before Finance gives back more. Casework room; pure.

A run says that a sale was charged twice, and goes on saying so when somebody has given the second charge back in
another way. So whoever asks for a refund, or approves one, of a charge beside which such a refund stands says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from shoebox.casework.words import moment_words
from shoebox.domain.case import CaseView
from shoebox.domain.decision import Action, MoneyLine
from shoebox.domain.errors import Refusal
from shoebox.domain.evidence import ChargeView
from shoebox.domain.language import Say
from shoebox.domain.money import Money, money_text

# Refunds that stand beside these charges: of the same order or card, and of the very amount; and charges that took no
# money after all, these or such beside them.
GivenBack = Callable[[Sequence[str]], tuple[ChargeView, ...]]


def nothing_given(_charge_ids: Sequence[str]) -> tuple[ChargeView, ...]:
    """Where nobody knows of any."""
    return ()


def refuse_given_back(given: GivenBack, charge_ids: Iterable[str], *, note: str) -> tuple[str, ...]:
    """Refuse to give more back of these charges without a word where a refund is here (``case.given_back``).

    So it does where one took no money after all (``case.undone``). With a word it answers what the word is about.
    """
    ids = tuple(one for one in charge_ids if one)
    back = given(ids) if ids else ()
    if back and not note:
        if is_undone(back[0]):
            raise Refusal("case.undone", charge=back[0].charge_id)
        money = Money(back[0].amount_minor, back[0].currency)
        raise Refusal("case.given_back", charge=back[0].charge_id, money=money)
    return tuple(one.charge_id for one in back)


def is_undone(one: ChargeView) -> bool:
    """Whether this gave money back by having taken none."""
    return one.kind == "charge"


def originals(lines: Iterable[MoneyLine]) -> tuple[str, ...]:
    """The charges that lines give back."""
    return tuple(line.original for line in lines if line.original)


def with_given(view: CaseView, given: GivenBack, say: Say) -> CaseView:
    """The case with what was given back already among its reasons, and whether its checker has to write why."""
    back = given(tuple(line.charge.charge_id for line in view.charges if line.surplus_minor))
    if not back:
        return view
    asks = view.proposal is not None and view.proposal.action is Action.REFUND
    return replace(
        view,
        reasons=(*view.reasons, *(_words(one, say) for one in back)),
        needs_risk_note=view.needs_risk_note or asks,
        given_back=tuple(one.charge_id for one in back),
    )


def _words(one: ChargeView, say: Say) -> str:
    if is_undone(one):
        said = say("{0} took no money after all, as a later file says: whoever gives more back writes why.")
        return said.format(one.charge_id)
    money, moment = money_text(Money(one.amount_minor, one.currency)), moment_words(one.charged_at, say)
    said = say("{0} gave {1} back already, {2}: whoever gives back more writes why.")
    return said.format(one.charge_id, money, moment)
