"""The line under the header: the incident at rest, and what everybody must see until somebody has noted it. Desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from shoebox.desk import text
from shoebox.desk.frame import Frame
from shoebox.desk.lane_words import LANE_SHORT
from shoebox.desk.line_words import line_words
from shoebox.desk.look import Meaning
from shoebox.desk.shortcuts import key_of
from shoebox.desk.text import Mild, tr, warning_of
from shoebox.desk.widgets.announce import announce
from shoebox.desk.widgets.banner import Banner
from shoebox.desk.widgets.button import Button
from shoebox.desk.widgets.clock_badge import ClockBadge
from shoebox.domain.carrying import LineKind
from shoebox.domain.clock import HOUR_MS, local_time
from shoebox.domain.incident import HEAD_OFFICE, MINUTE_MS, Incident, RescueLane
from shoebox.domain.money import Money
from shoebox.domain.policy import Whose
from shoebox.domain.presentment import Due, Road, Wait
from shoebox.handover.store import StoreHouse

LINE_MS = 2_000
AGE_MS = 60_000  # a window that nobody touches looks at the clock of its slips
_HOURS_SAID_MAX = 48  # afterwards in days
# How the slip that is due first stands: a word before its age, and the icon beside it.
_CLOCK: dict[Wait, str] = {Wait.EARLY: "IN TIME", Wait.AMBER: "DUE", Wait.RED: "LATE", Wait.REVIEW: "BLOCKED"}
_WHOSE = {
    Whose.OFFICE: "head office's policy {0}",
    Whose.STORE: "the store's own policy {0}, signed",
    Whose.SET_UP: "the store's own policy {0}, unsigned",
}
_CLOCK_ICONS = {Wait.REVIEW: "lock"}
_CLOCK_MEANINGS = {Wait.EARLY: Meaning.PLAIN, Wait.AMBER: Meaning.WAITING}
_TOLD = frozenset({LineKind.REFUSED, LineKind.UPGRADE})
# What there is to do about the slip that is due first, by what it waits for and how late it is.
_TO_DO: dict[tuple[Road, Wait], str] = {
    (Road.BOX, Wait.AMBER): "Slips of {0} wait for their charge: **send the box today.**",
    (Road.BOX, Wait.RED): "Slips of {0} are late for their charge: **send the box now.**",
    (Road.BOX, Wait.REVIEW): "Slips of {0} are too late to be charged unseen: **send the box and call Finance.**",
    (Road.AWAY, Wait.AMBER): "Slips of {0} wait for their charge: their box is on its way to Finance.",
    (Road.AWAY, Wait.RED): "Slips of {0} are late for their charge: **ask who has the box. Finance has not got it.**",
    (Road.AWAY, Wait.REVIEW): "Slips of {0} are too late to be charged unseen: **find the box and call Finance.**",
    (Road.TILL, Wait.AMBER): "Slips of {0} wait to be keyed into the till: **tick them off today.**",
    (Road.TILL, Wait.RED): "Slips of {0} are late: **key them into the till and tick them off now.**",
    (Road.TILL, Wait.REVIEW): "Slips of {0} are too late to be keyed unseen: **a manager reviews each one first.**",
}
_UNTIL_THE_TILL_IS_BACK: dict[Wait, str] = {
    Wait.AMBER: "Slips of {0} wait to be keyed into the till: **key them first when it is back.**",
    Wait.RED: "Slips of {0} are late: **key them first when the till is back.**",
    Wait.REVIEW: "Slips of {0} are too late to be keyed unseen: **a manager reviews each one first.**",
}
# While one is on whose own slips are never keyed.
_OF_ANOTHER_INCIDENT: dict[Wait, str] = {
    Wait.AMBER: "Slips of {0}, of an earlier one, wait to be keyed: **see page Incident.**",
    Wait.RED: "Slips of {0}, of an earlier one, are late to be keyed: **see page Incident.**",
    Wait.REVIEW: "Slips of {0}, of an earlier one, are too late to be keyed unseen: **see page Incident.**",
}


class Banners(QObject):
    """One banner at a time. The oldest warning stays until it is noted; then the next, then the incident again.

    `at_rest` makes the button of the incident's banner, if the window has one there. `came` when the store's office had
    something written into this book.
    """

    came = Signal()

    def __init__(self, frame: Frame, house: StoreHouse, at_rest: Callable[[], Button | None]) -> None:
        super().__init__(frame)
        self._frame, self._house, self._at_rest_button = frame, house, at_rest
        self._training = house.book.training
        self._seen_on: date | None = None  # the store's day on which the book last told
        self._incident: Incident | None = None
        self._due: Due | None = None
        self._near = ""
        self._slips: Mapping[tuple[str, Road], int] = {}  # by brand and road, when the oldest that waits was taken
        self._held: tuple[int, int] | None = None
        self._waiting: list[str] = []
        self._noted: set[str] = set()
        self._copied: tuple[str, ...] = ()
        self._answered = house.elsewhere.answered
        self._pill = ("", "")
        self._say_state(None)
        self._standing: Incident | None = None
        self._show()
        self.ageing = QTimer(self, interval=AGE_MS)
        self.ageing.timeout.connect(self._look_at_clock)
        if house.line is not None or house.copy is not None:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._look_beside)
            self._timer.start(LINE_MS)

    def take_incident(
        self,
        incident: Incident | None,
        oldest_ms: Mapping[tuple[str, Road], int] | None = None,
        held: tuple[int, int] | None = None,
    ) -> None:
        """The incident that is on, or that none is; when the oldest slip was taken that waits, by brand and for what.

        ``held``: what slips that head office does not hold come to, in minor units, and how many the day has.
        """
        self._held, self._slips = held, dict(oldest_ms or {})
        self._say_state(incident if incident is not None and incident.is_on else None)
        self._look_at_clock()
        self.ageing.start()

    def _look_at_clock(self) -> None:
        """What the book told last, as it stands by now: also of a window that nobody has touched since."""
        standing, held = self._standing, self._held
        days = {key: self._day_of(at_ms) for key, at_ms in self._slips.items()}
        today = self._day_of(self._house.clock.wall_ms())
        due = self._house.policy.due_first(days, today)
        near = self._near_words(*held) if held is not None else ""
        now = (today, standing, due, near)
        if now != (self._seen_on, self._incident, self._due, self._near):
            self._seen_on, self._incident, self._due, self._near = now
            if not self._waiting:
                self._show()
        elif self._frame.banner is not None:
            self._frame.banner.show_clock(self._clock_words())

    def warn(self, said: str) -> None:
        """Show a sentence, unless it was noted before."""
        if said and said not in self._noted and said not in self._waiting:
            self._waiting.append(said)
            announce(self._frame, said)
            self._show()

    def tell(self, said: str) -> None:
        """Something went wrong just now: it is shown, also where the same was noted when it happened before."""
        self._noted.discard(said)
        self.warn(said)

    def take(self, notices: Iterable[str]) -> None:
        """What the book warns of now; what was noted stays noted, what is over goes."""
        now = (*notices, *self._line_notice(), *self._copy_notice())
        gone = [said for said in self._waiting if said not in now]
        self._waiting = [said for said in self._waiting if said in now]
        for said in now:
            self.warn(said)
        if gone:
            self._show()

    def note(self) -> None:
        """Somebody has read it."""
        if self._waiting:
            self._noted.add(self._waiting.pop(0))
            self._show()

    def shown(self) -> str:
        """The warning now shown, or nothing."""
        return self._waiting[0] if self._waiting else ""

    def _show(self) -> None:
        self._frame.show_banner(self._warning() if self._waiting else self._at_rest())

    def _warning(self) -> Banner:
        noted = Button(tr("Noted"), key=key_of(self._frame.face, "noted"), small=True)
        noted.acted.connect(self.note)
        said = self._waiting[0]
        return Banner(said, Meaning.WAITING if isinstance(said, Mild) else Meaning.REFUSED, button=noted)

    def _say_state(self, standing: Incident | None) -> None:
        self._standing = standing
        self._look_at_line()

    def _state(self, standing: Incident | None) -> tuple[str, str]:
        if self._training:
            return tr("Training, nothing is a sale"), "training"
        return (tr("Central is down, saving here"), "offline") if standing else (tr("Saving in this book"), "lock")

    def _look_at_line(self) -> None:
        """The pill says how the line stands; what head office refuses is shown until somebody has noted it."""
        line = None if self._house.line is None or self._training else self._house.line.state()
        said, icon = line_words(line) if line is not None else self._state(self._standing)
        if (said, icon) != self._pill:
            self._pill = (said, icon)
            self._frame.header.set_state(said, Meaning.TRAINING if self._training else Meaning.PLAIN, icon=icon)
        for notice in self._line_notice():
            self.warn(notice)

    def _line_notice(self) -> tuple[str, ...]:
        line = self._house.line.state() if self._house.line is not None else None
        return (line.sentence,) if line is not None and line.kind in _TOLD else ()

    def _look_beside(self) -> None:
        """At what goes on in lanes of its own, also under a window that nobody touches."""
        self._look_at_line()
        if self._house.elsewhere.answered != self._answered:
            self._answered = self._house.elsewhere.answered
            self.came.emit()
        now, before = self._copy_notice(), self._copied
        self._copied = now
        for said in set(before) - set(now):  # it is back, or stands otherwise by now
            self._drop(said)
        for said in now:
            self.warn(said)

    def _drop(self, said: str) -> None:
        if said in self._waiting:
            self._waiting.remove(said)
            self._show()

    def _copy_notice(self) -> tuple[str, ...]:
        wrong = self._house.copy_warning() if not self._training else None
        return (warning_of(wrong),) if wrong is not None else ()

    def _at_rest(self) -> Banner:
        if self._training:
            said = tr("Nothing here is a sale: no paper counts, nothing is sealed, nothing is sent.")
            return Banner(said, Meaning.TRAINING, word=tr("TRAINING"), button=self._at_rest_button())
        if self._seen_on is None:  # nothing is said of an incident before the book has told
            said = tr("The book is being read.")
            return Banner(said, Meaning.WAITING, button=self._at_rest_button())
        late = self._due is not None and self._due.wait in {Wait.RED, Wait.REVIEW}
        more = self._wait_words() if late else self._near or self._wait_words()
        said = self._incident_words(more)
        meaning = Meaning.REFUSED if late else Meaning.WAITING
        facts = tuple(self._facts())
        return Banner(said, meaning, icon="siren", facts=facts, button=self._at_rest_button(), clock=self._clock())

    def _clock(self) -> ClockBadge | None:
        """The clock of the slip that is due first, from the first slip on."""
        if self._due is None:
            return None
        meaning = _CLOCK_MEANINGS.get(self._due.wait, Meaning.REFUSED)
        return ClockBadge(self._clock_words(), meaning, icon=_CLOCK_ICONS.get(self._due.wait, "waiting"))

    def _clock_words(self) -> str:
        """``IN TIME · 40 min``, ``DUE · 27 h``, ``BLOCKED · 8 days``: of the slip that is due first."""
        if self._due is None:
            return ""
        alike = [
            at_ms
            for (_, road), at_ms in self._slips.items()
            if road is self._due.road and self._day_of(at_ms) == self._due.since
        ]
        waited_ms = max(0, self._house.clock.wall_ms() - min(alike))
        hours = waited_ms // HOUR_MS
        if not hours:
            age = tr("{0} min", waited_ms // MINUTE_MS)
        else:
            age = tr("{0} h", hours) if hours <= _HOURS_SAID_MAX else tr("{0} days", hours // 24)
        return tr("{0} · {1}", tr(_CLOCK[self._due.wait]), age)

    def _day_of(self, at_ms: int) -> date:
        return local_time(at_ms, self._house.clock.offset_min()).date()

    def _wait_words(self) -> str:
        """Of the slip that is due first: its day, how it stands against its brand's deadline, and what to do."""
        if self._due is None or self._due.wait is Wait.EARLY:
            return ""
        key = (self._due.road, self._due.wait)
        held = self._incident if self._due.road is Road.TILL else None
        if held is None:
            said = tr(_TO_DO[key])
        elif held.is_rekeyed:
            said = tr(_UNTIL_THE_TILL_IS_BACK[self._due.wait])
        else:
            said = tr(_OF_ANOTHER_INCIDENT[self._due.wait])
        return said.format(text.day(self._due.since))

    def _near_words(self, held_minor: int, slips: int) -> str:
        policy = self._house.policy
        if policy.is_near(held_minor, policy.register_drafts_minor_max):
            held, most = (Money(minor, policy.currency) for minor in (held_minor, policy.register_drafts_minor_max))
            return tr("Slips here come to {0} of {1}: **send the box.**", held, most)
        if policy.is_near(slips, policy.register_slips_max):
            return tr("**{0} of {1} slips** of the day are written.", slips, policy.register_slips_max)
        return ""

    def _incident_words(self, more: str) -> str:
        """What is on, and what is to be done; what the lane forbids where nothing is. Who charges stands below it."""
        held = self._incident
        if held is None:
            on = tr("**No incident is on.**")
            return f"{on} {more or tr('Slips by hand are for outages: a manager declares one first.')}"
        if more:
            return f"{text.bold(tr('Incident {0}.', held.number))} {more}"
        rule = (
            tr("**Never key a slip into the till afterwards.**")
            if not held.is_rekeyed
            else tr("The store keys them into the till afterwards, each one once.")
        )
        return f"{text.bold(tr('Incident {0}.', held.number))} {rule}"

    def _facts(self) -> Iterator[str]:
        """Since when, by whose word, by whose policy, and who charges; below what is to be done, also whom to ask."""
        held, policy = self._incident, tr(_WHOSE[self._house.whose_policy()], self._house.policy.version)
        if held is not None:
            began = local_time(held.began_ms, self._house.clock.offset_min())
            yield tr("Since {0}", text.clock(began) if began.date() == self._seen_on else text.moment(began))
            who = held.declared_by
            yield tr("declared by {0}", tr(HEAD_OFFICE) if who == HEAD_OFFICE else self._house.name_of(who))
            yield policy
            yield tr(LANE_SHORT[RescueLane(held.rescue_lane)])
            return
        if self._wait_words() or self._near:
            yield tr("A manager declares one before a slip is written")
        yield policy[:1].upper() + policy[1:]
