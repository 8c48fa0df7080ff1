"""What the book has said of a draft, and whether that was this very draft. Register room; pure, no Qt.

Answers come from another thread. A sale is "ready" only when the last answer speaks of exactly what is typed now.
"""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.desk.text import entry, sentence_of, tr
from shoebox.till.drafts import Declined, Mend, SaleDraft, Twin

_OTHER_CARD = "till.declined_person"
_OTHER_CARD_ELSEWHERE = "till.declined_person_elsewhere"
_BY_PERSON = frozenset(
    {"till.drafts_person", "till.slips_person", "till.split_person", "till.customer_person"}
    | {_OTHER_CARD, _OTHER_CARD_ELSEWHERE}
)
_OF_SALE = frozenset({"till.split_person", "till.split_stop", "till.customer_person", "till.customer_stop"})
_LIMITS = _BY_PERSON | _OF_SALE | {"till.drafts_stop", "till.slips_stop"}


class DraftCheck:
    """Remembers the draft last asked about, and the answer to it."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin anew, knowing nothing."""
        self._asked: SaleDraft | None = None
        self._answered: SaleDraft | None = None
        self.mends: dict[str, str] = {}
        self._limit: Mend | None = None
        self.twin: Twin | None = None
        self.declined: Declined | None = None

    def asks(self, draft: SaleDraft | None) -> bool:
        """Whether the book must be asked about this draft: not when it was asked about the same one last."""
        if draft == self._asked:
            return False
        self._asked, self.twin = draft, None
        return draft is not None

    def forget(self, name: str) -> None:
        """This field is typed in: what was said of it is old. Of others it stays, so that nothing flickers."""
        self.mends.pop(name, None)
        if name in {"brand", "last4"}:
            self.declined = None

    def take(
        self, draft: SaleDraft, mends: Sequence[Mend], twin: Twin | None, declined: Declined | None = None
    ) -> bool:
        """Take an answer; False where it speaks of an older draft."""
        if draft != self._asked:
            return False
        self._answered, self.twin, self.declined = draft, twin, declined
        self.mends = {mend.field: sentence_of(mend.refusal()) for mend in mends}
        self._limit = next((mend for mend in mends if mend.code in _LIMITS), None)
        return True

    @property
    def limit(self) -> str:
        """What the last answer said of the register's limit; empty where the draft is within it."""
        return sentence_of(self._limit.refusal()) if self._limit is not None else ""

    @property
    def limit_title(self) -> str:
        """Which limit that is, in a few words."""
        if self.asks_card:
            return tr("Last four of a declined card")
        split = self._limit is not None and self._limit.code in _OF_SALE
        return tr("Above the limit of one sale") if split else tr("Above the limit of this register")

    @property
    def asks_card(self) -> bool:
        """Whether another person is to say that it is not the card that was declined."""
        return self._limit is not None and self._limit.code in (_OTHER_CARD, _OTHER_CARD_ELSEWHERE)

    def asked_of_person(self) -> str:
        """What another person agrees to, in the sheet that asks them; empty where nobody must."""
        if self._limit is None or self._limit.code not in _BY_PERSON:
            return ""
        facts = self._limit.refusal().facts
        if self._limit.code == _OTHER_CARD_ELSEWHERE:
            return tr(
                "A card with these last four was declined at register {0}, entry {1}. Agree only if this is another.",
                facts["register"], entry(facts["entry"]),
            )  # fmt: skip
        if self.asks_card:
            return tr(
                "A card with these last four was declined by phone, entry {0}. Agree only if this is another one.",
                entry(facts["entry"]),
            )
        if self._limit.code == "till.slips_person":
            return tr("This register has its {0} slips of the day. Agree if one more may be taken.", facts["most"])
        if self._limit.code == "till.drafts_person":
            return tr(
                "With this slip more than {0} lies here that head office does not hold yet. "
                "Agree if it may be taken all the same.",
                facts["most"],
            )
        if self._limit.code == "till.customer_person":
            return tr(
                "Entry {0}, on another card, has the same phone, address or goods. Together they pay {1}; one sale is "
                "{2} at most. Agree only if these are two sales.",
                entry(facts["entry"]), facts["together"], facts["most"],
            )  # fmt: skip
        return tr(
            "With entry {0} this card pays {1}; one sale is {2} at most. Agree only if these are two sales.",
            entry(facts["entry"]), facts["together"], facts["most"],
        )  # fmt: skip

    def give_up(self) -> None:
        """The book could not be asked: record and hear the truth there, rather than wait for ever."""
        self._answered, self.mends, self.twin, self._limit = self._asked, {}, None, None
        self.declined = None

    @property
    def pending(self) -> bool:
        """Whether the answer to what is typed now is still on its way."""
        return self._answered is not self._asked and self._answered != self._asked
