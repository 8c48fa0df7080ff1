"""One decision: the amount, who proposed it, who approves, what was checked, what happens. Finance room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import says
from shoebox.desk.finance.part import Part
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.waiting_model import lock_of
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.pin_field import pin_field
from shoebox.desk.reason_field import ReasonField
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.big_amount import BigAmount
from shoebox.desk.widgets.button import Button, Kind
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.icon_view import IconView
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.words import Words
from shoebox.domain.case import CaseView, ChargeLine, Waiting
from shoebox.domain.decision import NOTE_MAX, Action, Proposal, instruction_key
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.pins import PIN_CODES

KEYS_SHOWN_MAX = 3
_TAKES_A_WORD = (
    frozenset({"case.risk_note", "case.late_note", "case.lane_note", "case.given_back", "case.undone"}) | PIN_CODES
)


class DecidePanel(Card):
    """`approve` and `back` are the page's to listen to; so is `pin.entered`."""

    def __init__(self, session: Session) -> None:
        super().__init__(flat=True)
        self._session = session
        self.setAccessibleName(tr("Decision"))
        self._pill, self._ids = Pill(""), Words("", Type.SMALL, Ink.T2)
        self._amount, self._limit = BigAmount("", "", "", role=Type.HERO), Words("", Type.SMALL, Ink.T2, wrap=True)
        self._maker, self._said = Words("", Type.H3), Words("", Type.BODY, Ink.T2, wrap=True)
        self._checker = Words("", Type.H3)
        self.pin = pin_field(tr("Your PIN"))
        self.pin.walks = False
        self.risk = ReasonField(tr("Why the risk is accepted"), length_max=NOTE_MAX)
        self._checks, self._effects = Facts(row_u=4.25), Facts(row_u=4)
        self.back = Button(tr("Send back"), key=key_of("finance", "send_back", "decide"))
        self.approve = Button("", kind=Kind.FIRST, key=key_of("finance", "approve", "decide"))
        self._trail = Words(tr("Both names are kept"), Type.SMALL, Ink.T2)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._fill(column)
        self.body.addWidget(scrolled(inner), 1)
        self.set_foot(self._make_foot())
        self.pin.typed.connect(self._mended)
        self.risk.typed.connect(self._mended)

    def show_case(self, waiting: Waiting, view: CaseView) -> None:
        """Show one proposal."""
        row, proposal, person = waiting.row, waiting.proposal, self._session.person
        meaning, icon = says.kind_look(row.kind)
        self._pill.show_state(says.what(row), meaning, icon=icon)
        self._ids.say(tr("Case {0}, store {1}", row.case_id, says.store(row)))
        amount = says.money(proposal.amount_minor, proposal.currency)
        move = tr("{0}, {1}", says.move(proposal.action, proposal), says.card(row))
        self._amount.show_amount(amount, label=move)
        self._maker.say(
            tr("{0}, {1}", self._session.who(proposal.maker), says.moment(proposal.at_ms, self._offset_min()))
        )
        self._said.say(f"“{proposal.note}”" if proposal.note else tr("No note; the evidence speaks."))
        self._checker.say(tr("{0}, you", person.name) if person else text.DASH)
        self._say_limit(waiting)
        self.pin.set_hint("")
        self.risk.setVisible(view.needs_risk_note)
        late = _some(text.slip(number) for number in view.late_slips)
        self.risk.set_hint(_why_a_word(view, late))
        self._checks.show_facts(_checks(view, proposal))
        self._effects.show_facts(_effects(row.case_id, proposal))
        self.approve.say(tr("Approve {0} of {1}", tr(proposal.action.words).lower(), amount))
        self._hold(waiting)

    def refuses(self) -> bool:
        """Whether the approval is held; then it says why."""
        return bool(self.approve.held())

    def refuse(self, error: ShoeboxError) -> None:
        """Say under the field why not; a PIN never stands about."""
        field = self.risk if error.code in _TAKES_A_WORD else self.pin
        field.setVisible(True)  # what asks for a word may have come since the case was drawn
        field.set_mend(sentence_of(error))
        self.pin.set_text("")
        if error.code in PIN_CODES:
            self.risk.set_text("")
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_all(self, count: int) -> None:
        """Ask for the PIN that approves so many at once, whatever may be done about the one that is shown."""
        for held in (self.approve, self.pin):
            held.hold("")
        self.approve.say(tr("Approve all {0} you may", text.count(count)))
        self.pin.set_hint(tr("Your PIN and Enter approve all {0} that you may.", text.count(count)))
        self.pin.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """The keyboard goes to what is to be filled in."""
        field = self.risk if self.risk.isVisible() and not self.risk.text() else self.pin
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget PIN and note."""
        self.pin.set_text("")
        self.pin.set_hint("")
        self.risk.set_text("")
        self._mended("")

    def set_narrow(self, narrow: bool) -> None:
        """Leave the quiet words out where there is no room for them."""
        self._trail.setVisible(not narrow)

    def _offset_min(self) -> int:
        return self._session.desk.clock.offset_min()

    def _hold(self, waiting: Waiting) -> None:
        person = self._session.person
        reason = ""
        if person is not None and waiting.proposal.maker == person.number:
            reason = sentence_of(Refusal("case.same_person"))
        elif person is not None and (lock := lock_of(waiting, person)):
            reason = tr("{0}. Switch to somebody who may, with F3.", lock)
        self.approve.hold(reason)
        self.pin.hold(reason)

    def _say_limit(self, waiting: Waiting) -> None:
        person = self._session.person
        if person is None or not person.approve_minor_max:
            self._limit.say(tr("You propose; others approve"))
            return
        limit = says.money(person.approve_minor_max, waiting.proposal.currency)
        within = waiting.proposal.amount_minor <= person.approve_minor_max
        self._limit.say(
            tr("Within your limit of **{0}**", limit) if within else tr("Above your limit of **{0}**", limit)
        )

    def _mended(self, _said: str) -> None:
        self.pin.set_mend("")
        self.risk.set_mend("")

    def _fill(self, column: QVBoxLayout) -> None:
        head = Part(lined=False)
        top = QHBoxLayout()
        top.addWidget(self._pill)
        top.addStretch(1)
        top.addWidget(self._ids)
        figure = QHBoxLayout()
        figure.addWidget(self._amount, 1)
        figure.addWidget(self._limit, 0, Qt.AlignmentFlag.AlignBottom)
        head.body.addLayout(top)
        head.body.addLayout(figure)
        people = Part()
        people.body.addLayout(self._make_people())
        checks, effects = Part(), Part()
        checks.body.addWidget(Words(tr("Checked by Shoebox"), Type.H3))
        checks.body.addWidget(self._checks)
        effects.body.addWidget(Words(tr("What happens when you approve"), Type.H3))
        effects.body.addWidget(self._effects)
        for part in (head, people, checks, effects):
            column.addWidget(part)
        column.addStretch(1)

    def _make_people(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(u(1.5))
        maker, checker = Card(), Card()
        for card, icon, said in ((maker, "person", tr("Proposed by")), (checker, "people", tr("Approval by"))):
            line = QHBoxLayout()
            line.setSpacing(u(1))
            line.addWidget(IconView(icon, Ink.T2))
            line.addWidget(Words(said, Type.SMALL, Ink.T2), 1)
            card.body.setContentsMargins(u(2), u(1.5), u(2), u(1.5))
            card.body.setSpacing(u(0.5))
            card.body.addLayout(line)
        maker.body.addWidget(self._maker)
        maker.body.addWidget(self._said)
        maker.body.addStretch(1)
        checker.body.addWidget(self._checker)
        checker.body.addWidget(self.risk)
        checker.body.addWidget(self.pin)
        checker.body.addStretch(1)
        row.addWidget(maker, 1)
        row.addWidget(IconView("arrow", Ink.T2), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(checker, 1)
        return row

    def _make_foot(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(u(2.5), u(1.5), u(2.5), u(1.5))
        row.setSpacing(u(1.5))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._trail)
        row.addWidget(self.approve)
        return box


def _why_a_word(view: CaseView, late: str) -> str:
    """What of the case asks the checker to write why, beside paper that is missing; the checks name each slip."""
    theirs, given = _some(text.slip(number) for number in view.keyed_slips), _some(view.given_back)
    if late and theirs:
        return tr("Late, and its store keys it again.")
    said = (
        tr("Too late to be charged unseen: {0}.", late) if late else "",
        tr("Its store keys {0} again.", theirs) if theirs else "",
        tr("Given back already: {0}.", given) if given else "",
    )
    return " ".join(filter(None, said))


def _checks(view: CaseView, proposal: Proposal) -> list[Fact]:
    """What stands as this is shown, each from the case itself, first what does not hold."""
    files = text.many(len(view.keys), tr("line"), tr("lines"))
    checks = [(tr("No line of this case is in any file so far"), files, not view.keys)]
    if proposal.action is Action.REFUND and not any(line.original for line in proposal.lines):
        slips = _some(text.slip(line.slip_no) for line in proposal.lines)
        checks.append((tr("The store gave it back, on a slip of its own"), slips, True))
        checks.append((tr("The charge of its sale is known"), tr("no, by hand to the slip's card"), False))
    elif proposal.action is Action.REFUND:
        checks.insert(0, _stays(view, proposal))
        ids = {line.charge.charge_id for line in view.charges if line.surplus_minor}
        fits = all(line.charge_id in ids for line in proposal.lines)
        checks.append(
            (tr("Money goes to the original charges only"), _some(line.charge_id for line in proposal.lines), fits)
        )
    if proposal.action is Action.CHARGE:
        codes = [line.approval for line in proposal.lines]
        checks.append((tr("Every slip has an approval code"), _some(codes) or tr("none"), all(codes)))
        late = _some(text.slip(number) for number in view.late_slips)
        checks.append((tr("No slip is too late to be charged unseen"), late or tr("in time"), not late))
        theirs = _some(text.slip(number) for number in view.keyed_slips)
        checks.append((tr("No store keys the slip again"), theirs or tr("none"), not theirs))
        checks.append(
            (tr("No charge was found for the slip"), _some(text.slip(line.slip_no) for line in proposal.lines), True)
        )
        checks += [
            (tr("The refund in its place is taken back"), tr("{0}, by the processor", line.charge.charge_id), False)
            for line in view.charges
            if line.charge.kind == "refund"
        ]
    checks.append((tr("The last run still finds it"), says.money(view.row.amount_minor, view.row.currency), True))
    return [
        Fact(said, value, Meaning.OK if good else Meaning.WAITING, icon="ok" if good else "waiting")
        for said, value, good in sorted(checks, key=lambda check: check[2])
    ]


def _stays(view: CaseView, proposal: Proposal) -> tuple[str, str, bool]:
    going = {line.charge_id for line in proposal.lines}
    stays = [one for one in view.charges if one.charge.charge_id not in going and one.charge.status == "captured"]
    if stays:
        return tr("One charge stays, so the sale is still paid once"), _charge_words(stays[0]), True
    return tr("No charge stays: all that was taken goes back"), text.many(len(going), tr("charge"), tr("charges")), True


def _charge_words(line: ChargeLine) -> str:
    charge = line.charge
    return tr("{0}, {1}", charge.charge_id, says.money(charge.amount_minor, charge.currency))


def _effects(case_id: int, proposal: Proposal) -> list[Fact]:
    if proposal.action is Action.WRITE_OFF:
        loss = says.money(proposal.amount_minor, proposal.currency)
        return [Fact(tr("No money moves; the loss is taken"), loss)]
    file = tr("refunds file") if proposal.action is Action.REFUND else tr("charges file")
    lines = text.many(len(proposal.lines), tr("line"), tr("lines"))
    keys = _some(instruction_key(case_id, proposal.action, line.number) for line in proposal.lines)
    where = _some(line.original or text.slip(line.slip_no) for line in proposal.lines)
    return [
        Fact(tr("{0} in the next {1}", lines, file), where),
        Fact(tr("Their key, the same for ever"), keys),
    ]


def _some(texts: Iterable[str]) -> str:
    """The first few, and how many more."""
    said = [one for one in texts if one]
    more = tr(" and {0} more", len(said) - KEYS_SHOWN_MAX) if len(said) > KEYS_SHOWN_MAX else ""
    return ", ".join(said[:KEYS_SHOWN_MAX]) + more
