"""In whose hands the closed boxes are. Day room: writes hand-overs to the book, beside whatever day is open.

A closed day can't be edited, so a hand-over is an entry of its own that carries the box's day, as the note does that
its twin went onto a stick. It needs no open day, and travels to head office with the next box.
"""

from __future__ import annotations

from collections.abc import Callable

from shoebox.day.pen import Pen, one_line
from shoebox.domain.acts import BoxHandedOver, DayClosed
from shoebox.domain.box import BOX_NO_SIGNS_MAX
from shoebox.domain.custody import DAYS_BACK_MAX, BoxCustody, HandOver, HandOverDraft, Way, same_seal
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Signature
from shoebox.storage.book import BookView
from shoebox.storage.book_view import ClosedDay
from shoebox.storage.projections import read_line


class Custody:
    """The boxes of one register's book, from their seal on."""

    def __init__(self, pen: Pen, policy: Policy, name_of: Callable[[str], str]) -> None:
        self._pen, self._policy, self._name_of = pen, policy, name_of

    def boxes(self) -> tuple[BoxCustody, ...]:
        """Every closed box of late, the newest first."""
        return self._known(self._pen.book)

    def box_of(self, day: str) -> BoxCustody:
        """The box of a closed day; refuses a day that is none (``day.not_closed``)."""
        box = next((box for box in self._known(self._pen.book) if box.day == day), None)
        if box is None:
            raise Refusal("day.not_closed")
        return box

    def hand_over(self, draft: HandOverDraft, *, signature: Signature, second: Signature | None = None) -> BoxCustody:
        """Write down that a box changed hands. Refusals ``custody.*``, ``day.*``, ``staff.*``.

        `signature` is that of whoever of this store gives it, or takes it back; `second` of whoever takes it inside.
        Out of the store and back again goes a box only by somebody in charge.
        """
        if self._pen.book.training:
            raise Refusal("day.training")
        box = self._box(self._pen.book, draft)
        gives, takes = self._people(draft, signature, second)
        act = BoxHandedOver(
            box_no=box.box_no,
            way=str(draft.way),
            gives=gives,
            takes=takes,
            from_place=box.place,
            to_place=one_line(draft.to_place, "custody.place"),
            seal=one_line(draft.seal, "custody.seal"),
            note=one_line(draft.note),
        )
        _refuse_other_seal(box, act)

        def check(view: BookView) -> None:
            if self._box(view, draft) != box:
                raise Refusal("day.moved_on")

        self._pen.book.append(act, clerk=signature[0], day=box.day, check=check)
        return next(one for one in self._known(self._pen.book) if one.box_no == box.box_no)

    def _box(self, view: BookView, draft: HandOverDraft) -> BoxCustody:
        box = next((one for one in self._known(view) if one.box_no == draft.box_no), None)
        if box is None:
            raise Refusal("custody.no_box", box=draft.box_no[:BOX_NO_SIGNS_MAX])
        if draft.way is Way.BACK and box.is_here:
            raise Refusal("custody.is_here", box=box.box_no, place=box.place)
        if draft.way is not Way.BACK and not box.is_here:
            raise Refusal("custody.away", box=box.box_no, holder=box.holder)
        return box

    def _people(self, draft: HandOverDraft, signature: Signature, second: Signature | None) -> tuple[str, str]:
        """Who gives and who takes: numbers of people who signed, or the name of somebody from outside."""
        ours = self._pen.staff.signing(*signature).number
        if draft.way is Way.INSIDE:
            return ours, self._pen.another(second or ("", ""), first=ours).number
        self._pen.in_charge(ours, self._policy.box_roles)
        outsider = one_line(draft.outsider, "custody.name")
        return (ours, outsider) if draft.way is Way.OUT else (outsider, ours)

    def box_in(self, view: BookView, day: str) -> BoxCustody | None:
        """The box of a day that another register closed, by its own book as far as that is here."""
        return next((box for box in self._known(view) if box.day == day), None)

    def _known(self, view: BookView) -> tuple[BoxCustody, ...]:
        handed: dict[str, list[HandOver]] = {}
        for entry, envelope, act in view.of_kind(Kind.BOX_HANDED_OVER):
            assert isinstance(act, BoxHandedOver)
            handed.setdefault(act.box_no, []).append(self._step(entry, envelope, act))
        return tuple(self._closed(view, day, handed) for day in view.closed_days(DAYS_BACK_MAX))

    def _closed(self, view: BookView, day: ClosedDay, handed: dict[str, list[HandOver]]) -> BoxCustody:
        _, envelope, act = read_line(next(iter(view.entries(day.closed_seq, day.closed_seq))))
        assert isinstance(act, DayClosed)
        box_no = view.place.box_no(day.z_no)
        return BoxCustody(
            box_no=box_no,
            day=day.day,
            seal=act.seal,
            closed_by=self._name_of(act.closed_by),
            closed_ms=envelope.wall_ms,
            offset_min=envelope.offset_min,
            first_place=self._policy.box_place,
            steps=tuple(handed.get(box_no, ())),
        )

    def _step(self, entry: Entry, envelope: Envelope, act: BoxHandedOver) -> HandOver:
        way = Way(act.way)
        return HandOver(
            seq=entry.seq,
            wall_ms=envelope.wall_ms,
            offset_min=envelope.offset_min,
            way=way,
            gives=act.gives if way is Way.BACK else self._name_of(act.gives),
            takes=act.takes if way is Way.OUT else self._name_of(act.takes),
            from_place=act.from_place,
            to_place=act.to_place,
            seal=act.seal,
            note=act.note,
        )


def _refuse_other_seal(box: BoxCustody, act: BoxHandedOver) -> None:
    """Another number on the tape than before is a broken seal, or a slip of the eye: never written without a word."""
    if not same_seal(act.seal, box.seal_now) and not act.note:
        raise Refusal("custody.other_seal", box=box.box_no, was=box.seal_now, read=act.seal[:40])
