"""What head office's tables refuse by themselves, even from direct SQL. Storage room: statements only.

Whom head office believes and what it tells its stores decide about money as much as a case does, so they need two
different people here too, whoever writes. The log of arrivals goes on where it ended, since stores are its witnesses.
"""

from __future__ import annotations

from collections.abc import Mapping

from shoebox.domain.dispatch import TWO_PEOPLE, DispatchKind
from shoebox.storage.guards import Guard, no_staff_numbers

_TWO = ", ".join(f"'{kind}'" for kind in sorted(TWO_PEOPLE))
# The list of boxes that came is brought up to date by whatever took one in.
_SENT_BY_NOBODY = f"NEW.said_by = '' AND NEW.kind <> '{DispatchKind.ARRIVALS}'"
_SENT_BY_ONE = f"NEW.kind IN ({_TWO}) AND (NEW.second = '' OR NEW.second = NEW.said_by)"
_OLDER_WORD = "NEW.version <= (SELECT coalesce(max(version), 0) FROM dispatch WHERE kind = NEW.kind)"
_BELIEVED_BY_ONE = "NEW.said_by = '' OR NEW.second = '' OR NEW.second = NEW.said_by"
_ACCEPTED_BY_ONE = "NEW.said_by = '' OR NEW.second = '' OR NEW.second = NEW.said_by"
_NOT_NEXT = "NEW.n IS DISTINCT FROM (SELECT coalesce(max(n), 0) + 1 FROM arrival)"
_HANGS_ON_LAST = "NEW.n > 1 AND NEW.prev IS DISTINCT FROM (SELECT root FROM arrival WHERE n = NEW.n - 1)"
_NO_CODE = "NOT EXISTS (SELECT 1 FROM enrol_code WHERE code_key = NEW.code_key AND until_ms >= NEW.used_ms)"
_BY_NO_CODE = """
NOT EXISTS (
    SELECT 1 FROM enrol_code AS c JOIN code_used AS u ON u.code_key = c.code_key
    WHERE c.store = NEW.store AND c.register = NEW.register
    AND u.epoch = NEW.epoch AND u.public_key = NEW.public_key
)"""
_KEY_REVOKED = """
EXISTS (
    SELECT 1 FROM enrolment AS e
    JOIN revocation AS r ON r.store = e.store AND r.register = e.register AND r.epoch = e.epoch
    WHERE e.store = NEW.store AND e.register = NEW.register AND e.public_key = NEW.public_key AND r.at_ms > coalesce(
        (SELECT max(b.at_ms) FROM belief AS b
         WHERE b.store = e.store AND b.register = e.register AND b.epoch = e.epoch), -1)
)"""

_STATUS_NOT_NEXT = (
    "NEW.turn IS DISTINCT FROM (SELECT coalesce(max(turn), 0) + 1 FROM charge_status WHERE charge_id = NEW.charge_id)"
)
_STATUS_OF_NONE = "NOT EXISTS (SELECT 1 FROM charge WHERE charge_id = NEW.charge_id)"


def _numbered(row: str) -> str:
    """What the papers' numbers of this register begin with, as `domain.box.register_prefix` has it."""
    long = f"{row}.store || '-'"
    return (
        f"CASE WHEN substr({row}.register, 1, length({row}.store) + 1) = {long}"
        f" THEN {row}.register ELSE {long} || {row}.register END"
    )


_NUMBERED_ALIKE = f"""
EXISTS (
    SELECT 1 FROM enrolment AS e
    WHERE (e.store <> NEW.store OR e.register <> NEW.register) AND {_numbered("e")} = {_numbered("NEW")}
)"""  # noqa: S608  (our own names)

_BY_NUMBER = "people sign by their staff numbers"

GUARDS = tuple(
    Guard(*said)
    for said in (
        ("dispatch", _SENT_BY_NOBODY, "what is sent out says who sent it"),
        ("dispatch", _SENT_BY_ONE, "two people send out what decides about money or staff"),
        ("dispatch", _OLDER_WORD, "versions only grow"),
        ("belief", _BELIEVED_BY_ONE, "two people believe a register again"),
        ("accepted", _ACCEPTED_BY_ONE, "two people take what lies behind lost entries"),
        ("arrival", _NOT_NEXT, "arrivals are only appended"),
        ("arrival", _HANGS_ON_LAST, "an arrival hangs on the one before"),
        ("code_used", _NO_CODE, "only a code that was made and is good is used"),
        ("enrolment", _BY_NO_CODE, "a register is enrolled by a code that was used for it"),
        ("enrolment", _KEY_REVOKED, "a key that was revoked enrols no new book"),
        ("enrolment", _NUMBERED_ALIKE, "no two registers number their papers alike"),
        ("charge_status", _STATUS_NOT_NEXT, "a status of a charge comes after those before"),
        ("charge_status", _STATUS_OF_NONE, "a status is of a charge that is here"),
        *((name, no_staff_numbers("said_by", "second"), _BY_NUMBER) for name in ("dispatch", "belief", "accepted")),
    )
)


def rights(finance: str) -> Mapping[str, tuple[str, ...]]:
    """Who may add to a table, where it is not both: the service takes in, and decides about nobody."""
    taken = ("charge", "charge_status", "charge_file", "bad_line")
    decided = ("dispatch", "belief", "accepted", "revocation", "enrol_code", "refused_settled", *taken)
    return dict.fromkeys(decided, (finance,))
