"""What Finance's tables refuse by themselves, even from direct SQL. Storage room: statements only.

The rules of money stand in casework, with sentences. Here they stand a second time, below every program: two different
people, only original charges, never more than the surplus, never twice, never from a case that went stale. Whoever
works around a trigger leaves rows that `verify_cases` finds.
"""

from __future__ import annotations

from shoebox.storage.case_tables import METADATA
from shoebox.storage.guards import Guard, key_guards, no_staff_numbers, sqlite_triggers

_APPENDED = "NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM act)"
_HANGS_ON_LAST = "NEW.seq > 1 AND NEW.prev IS DISTINCT FROM (SELECT hash FROM act ORDER BY seq DESC LIMIT 1)"
_NOT_LAST = "NEW.seq IS DISTINCT FROM (SELECT max(seq) FROM act)"
_NOT_OPEN = """
coalesce((SELECT state FROM act WHERE case_id = NEW.case_id AND seq < NEW.proposal ORDER BY seq DESC LIMIT 1), '')
NOT IN ('open', 'asked')"""
_NOT_OF_PROPOSAL = """
NOT EXISTS (
    SELECT 1 FROM proposal AS p
    WHERE p.proposal = NEW.proposal AND p.case_id = NEW.case_id AND p.action = NEW.action AND p.currency = NEW.currency
    AND NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM line WHERE proposal = NEW.proposal)
        <= p.amount_minor
)"""
_NO_SURPLUS = """
NEW.action = 'REFUND' AND NOT EXISTS (
    SELECT 1 FROM case_charge AS c
    WHERE c.case_id = NEW.case_id AND c.charge_id = NEW.charge_id AND c.currency = NEW.currency
    AND c.surplus_minor >= NEW.amount_minor
)"""
_NOT_DUE = """
NEW.action = 'CHARGE' AND NOT EXISTS (
    SELECT 1 FROM case_slip AS s
    WHERE s.case_id = NEW.case_id AND s.slip_id = NEW.slip_id AND s.currency = NEW.currency
    AND s.approval = NEW.approval AND s.due_minor >= NEW.amount_minor
)"""
_NOT_STANDING = """
NEW.maker IS DISTINCT FROM (SELECT maker FROM proposal WHERE proposal = NEW.proposal AND case_id = NEW.case_id)
OR NEW.proposal IS DISTINCT FROM (SELECT max(proposal) FROM proposal WHERE case_id = NEW.case_id)
OR 'proposed' IS DISTINCT FROM
(SELECT state FROM act WHERE case_id = NEW.case_id AND seq < NEW.seq ORDER BY seq DESC LIMIT 1)"""
_RISK_NOT_SIGNED = """
NEW.risk_note = '' AND EXISTS (
    SELECT 1 FROM line WHERE proposal = NEW.proposal AND action = 'CHARGE' AND approval = ''
)"""
_NOT_APPROVED = """
NOT EXISTS (
    SELECT 1 FROM approval AS a JOIN line AS l ON l.proposal = a.proposal
    WHERE l.proposal = NEW.proposal AND l.number = NEW.number AND l.case_id = NEW.case_id AND l.action = NEW.action
    AND l.charge_id = NEW.charge_id AND l.slip_id = NEW.slip_id AND l.amount_minor = NEW.amount_minor
)
OR NEW.key IS DISTINCT FROM NEW.case_id || '-' || NEW.action || '-' || NEW.number
OR NEW.proposal IS DISTINCT FROM (SELECT max(proposal) FROM proposal WHERE case_id = NEW.case_id)
OR 'approved' IS DISTINCT FROM
(SELECT state FROM act WHERE case_id = NEW.case_id AND seq < NEW.seq ORDER BY seq DESC LIMIT 1)"""
_NOT_INSTRUCTED = "NOT EXISTS (SELECT 1 FROM instructed WHERE key = NEW.key)"
_SENT_AND_NOT_FAILED = """
EXISTS (
    SELECT 1 FROM file_line AS f WHERE f.key = NEW.key AND NOT EXISTS (
        SELECT 1 FROM outcome AS o WHERE o.file_no = f.file_no AND o.key = f.key AND o.outcome = 'failed'
    )
)"""
_NOT_OF_FILE = "NOT EXISTS (SELECT 1 FROM file_line WHERE file_no = NEW.file_no AND key = NEW.key)"
# INSERT OR REPLACE deletes without asking a delete trigger, so what is unique is also refused before it comes to that.
_FINDING_HAS_CASE = "EXISTS (SELECT 1 FROM casefile WHERE finding_id = NEW.finding_id)"
_NAME_USED = "EXISTS (SELECT 1 FROM file WHERE name = NEW.name)"
_REFUNDED = """
NEW.action = 'REFUND' AND EXISTS (
    SELECT 1 FROM instructed WHERE action = 'REFUND' AND charge_id = NEW.charge_id
)"""
_CHARGED = """
NEW.action = 'CHARGE' AND EXISTS (SELECT 1 FROM instructed WHERE action = 'CHARGE' AND slip_id = NEW.slip_id)"""
_SAME_BOX = "box_no = NEW.box_no AND store = NEW.store AND register = NEW.register"
_NOT_HERE = f"NOT EXISTS (SELECT 1 FROM box_arrived WHERE {_SAME_BOX})"  # noqa: S608  (our own names)
_GONE = f"EXISTS (SELECT 1 FROM box_destroyed WHERE {_SAME_BOX})"  # noqa: S608
_TOOK_IT_IN = f"NEW.person IS NOT DISTINCT FROM (SELECT person FROM box_arrived WHERE {_SAME_BOX})"  # noqa: S608
_IN_A_JOURNAL = """
EXISTS (
    SELECT 1 FROM journal_day AS j
    WHERE j.store = NEW.store AND j.register = NEW.register AND j.epoch = NEW.epoch
    AND j.first_seq <= NEW.last_seq AND NEW.first_seq <= j.last_seq
)"""
_JOURNAL_NAME_USED = "EXISTS (SELECT 1 FROM journal WHERE name = NEW.name)"
_NO_JOURNAL = "NOT EXISTS (SELECT 1 FROM journal WHERE journal_no = NEW.journal_no)"
# Who must be two people, or another one than somebody else.
_PEOPLE = {
    "act": ("person",),
    "proposal": ("maker",),
    "approval": ("maker", "checker"),
    "box_arrived": ("person",),
    "box_explained": ("person",),
    "box_destroyed": ("first_person", "second_person"),
    "refused_act": ("first_person", "second_person"),
}

GUARDS = tuple(
    Guard(*said)
    for said in (
        ("act", _APPENDED, "acts are only appended"),
        ("act", _HANGS_ON_LAST, "an act hangs on the one before"),
        ("seal", _NOT_LAST, "a signature goes over the last act"),
        ("casefile", _FINDING_HAS_CASE, "one case for a finding"),
        ("proposal", _NOT_OPEN, "only an open case is proposed"),
        ("line", _NOT_OF_PROPOSAL, "a line belongs to its proposal"),
        ("line", _NO_SURPLUS, "a refund goes to an original charge and stays within its surplus"),
        ("line", _NOT_DUE, "a charge is for a slip and stays within what is due"),
        ("approval", _NOT_STANDING, "an approval answers the proposal that stands"),
        ("approval", _RISK_NOT_SIGNED, "a charge without approval code needs the risk accepted"),
        ("instructed", _NOT_APPROVED, "an instruction carries out an approval that stands"),
        ("instructed", _REFUNDED, "one refund for a charge"),
        ("instructed", _CHARGED, "one charge for a slip"),
        ("file", _NAME_USED, "a file name is never used again"),
        ("file_line", _NOT_INSTRUCTED, "a line of a file is an instruction"),
        ("file_line", _SENT_AND_NOT_FAILED, "a line is sent again only after its sending failed"),
        ("outcome", _NOT_OF_FILE, "an outcome answers a line of its file"),
        ("result_line", _NOT_OF_FILE, "a result answers a line of its file"),
        ("journal", _JOURNAL_NAME_USED, "a journal name is never used again"),
        ("journal_day", _IN_A_JOURNAL, "a store-day stands in one journal"),
        ("journal_day", _NO_JOURNAL, "a store-day stands in a journal that is there"),
        ("journal_move", _NO_JOURNAL, "money of a case stands in a journal that is there"),
        ("box_moved", _NOT_HERE, "only a box that was taken in is moved"),
        ("box_moved", _GONE, "a destroyed box is moved no more"),
        ("box_explained", _NOT_HERE, "only a box that was taken in is explained"),
        ("box_explained", _TOOK_IT_IN, "somebody else explains a difference than took the box in"),
        ("box_destroyed", _NOT_HERE, "only a box that was taken in is destroyed"),
        *(
            (name, no_staff_numbers(*columns), "people sign by their staff numbers")
            for name, columns in _PEOPLE.items()
        ),
    )
)


def triggers() -> tuple[str, ...]:
    """Every statement that keeps rows as they were written and money within its rules, in SQLite's words."""
    return sqlite_triggers(METADATA.sorted_tables, (*GUARDS, *key_guards(METADATA.sorted_tables)))
