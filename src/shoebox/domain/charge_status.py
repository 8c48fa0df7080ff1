"""What files say of one charge, one after the other: its first row, and each later status. Standard library only.

Files have no time of their own, so the order in which they were brought in is the order of what they say. Two things
are known without it: a void is the end of a charge, and a charge that is declined or captured earlier than what stands
is an older word that came late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from shoebox.domain.charge import Charge, LaterStatus, is_day_alone

_FINAL = "voided"
_STATED = ("status", "charged_at")
_FIELDS = tuple(field.name for field in fields(Charge))


@dataclass(slots=True)
class HeldCharge:
    """A charge that is here: as its first row has it, and what was said of it later, in order."""

    first: Charge
    later: list[LaterStatus]

    @property
    def standing(self) -> Charge:
        """As it stands now."""
        return _with(self.first, self.later[-1]) if self.later else self.first

    def is_known(self, row: Charge) -> bool:
        """Whether a row says what was said before, be it of now or of then. An empty cell says nothing."""
        return any(
            _differing(said, row, ()) is None for said in (self.first, *(_with(self.first, one) for one in self.later))
        )

    def take(self, row: Charge, line: int) -> LaterStatus | None:
        """Have a row's status stand from now on; None where it is none of this charge, or an older one.

        An approval code may come with it: a charge that was declined had none.
        """
        now = self.standing
        if row.status == now.status or not _is_of(now, row) or _is_older(now, row):
            return None
        came = LaterStatus(
            charge_id=row.charge_id, turn=len(self.later) + 1, line=line, status=row.status,
            charged_at=row.charged_at, auth_code=row.auth_code or now.auth_code,
        )  # fmt: skip
        self.later.append(came)
        return came

    def differing(self, row: Charge) -> str:
        """The first column in which a row that is not known says otherwise."""
        return _differing(self.standing, row, ()) or "status"


def _with(charge: Charge, later: LaterStatus) -> Charge:
    return replace(charge, status=later.status, charged_at=later.charged_at, auth_code=later.auth_code)


def _is_of(now: Charge, row: Charge) -> bool:
    return _differing(now, row, _STATED if now.auth_code else (*_STATED, "auth_code")) is None


def _differing(said: Charge, row: Charge, but: Sequence[str]) -> str | None:
    named = (name for name in _FIELDS if name not in but and getattr(row, name))
    return next((name for name in named if getattr(row, name) != getattr(said, name)), None)


def _is_older(now: Charge, row: Charge) -> bool:
    if now.status == _FINAL:
        return True
    if row.status == _FINAL or is_day_alone(now.charged_at) or is_day_alone(row.charged_at):
        return False
    return datetime.fromisoformat(row.charged_at) < datetime.fromisoformat(now.charged_at)
