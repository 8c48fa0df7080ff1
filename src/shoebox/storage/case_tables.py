"""The tables of Finance's cases. Storage room: the shape only, nothing is opened here.

`act` is the chain: what somebody did, hashed together with the act before; `seal` signs it. Every other table is a
projection of acts, made in the same transaction, and `verify_cases` makes them all again and compares. STRICT, never
updated, never deleted: the triggers stand in `case_guards`.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import CheckConstraint, Index, MetaData, text

from shoebox.storage.shape import bytes_column, number_column, table, text_column
from shoebox.storage.upgrading import Step

APPLICATION_ID = 0x53424341  # "SBCA"
SCHEMA_VERSION = 8
# What each version brought, for `shoebox upgrade`: who changes a table adds a version and its step.
STEPS = (
    Step(version=3, tables=("box_arrived", "box_moved", "box_explained", "box_destroyed")),
    Step(version=4, tables=("refused_act",)),
    Step(version=5, remade=("box_destroyed",), fill=(("box_destroyed", "keep_months", 18),)),
    Step(version=6, tables=("result", "result_line")),
    Step(version=7, tables=("journal", "journal_day", "journal_move")),
    Step(version=8),  # guards: people sign by their staff numbers
)

METADATA = MetaData()

_table, _text, _number, _bytes = partial(table, METADATA), text_column, number_column, bytes_column


_REFUNDS, _CHARGES = text("action = 'REFUND'"), text("action = 'CHARGE'")

ACT = _table(
    "act",
    _number("seq", key=True),
    _text("kind"),
    _number("case_id"),  # 0 where the act is about no single case
    _text("state"),  # of the case after the act
    _text("owner"),
    _text("person"),
    _number("at_ms"),
    _bytes("body"),
    _bytes("prev"),
    _bytes("hash"),
    Index("act_of_case", "case_id", "seq"),
    Index("act_of_kind", "kind", "seq"),
)
# The desk's signature over the last act of each transaction; by the chain it vouches for every act before.
SEAL = _table("seal", _number("seq", key=True), _bytes("public_key"), _bytes("sig"))
RUN = _table("run", _number("run_no", key=True), _number("seq"))
CASE = _table(
    "casefile",
    _number("case_id", key=True),
    _number("seq"),
    _text("finding_id", unique=True),
    _text("kind"),
    _number("charges"),
    _text("store"),
    _text("store_name"),
    _text("brand"),
    _text("last4"),
    _text("order_id"),
    _number("amount_minor"),
    _text("currency"),
    _number("confidence_ppm"),
    _number("since_ms"),
    _text("deadline"),
)
# What may go back of each charge, and what may still be charged for each slip, as the evidence stood.
CASE_CHARGE = _table(
    "case_charge",
    _number("case_id", key=True),
    _text("charge_id", key=True),
    _number("amount_minor"),
    _text("currency"),
    _number("surplus_minor"),
    CheckConstraint("surplus_minor BETWEEN 0 AND amount_minor"),
    Index("case_by_charge", "charge_id"),
)
CASE_SLIP = _table(
    "case_slip",
    _number("case_id", key=True),
    _text("slip_id", key=True),
    _text("approval"),
    _text("currency"),
    _number("due_minor"),
    CheckConstraint("due_minor >= 0"),
    Index("case_by_slip", "slip_id"),
)
PROPOSAL = _table(
    "proposal",
    _number("proposal", key=True),  # the act that made it
    _number("case_id"),
    _text("action"),
    _number("amount_minor"),
    _text("currency"),
    _text("maker"),
    _text("note"),
    CheckConstraint("action IN ('REFUND', 'CHARGE', 'WRITE_OFF')"),
    CheckConstraint("amount_minor > 0 AND maker <> ''"),
    Index("proposal_of_case", "case_id"),
)
LINE = _table(
    "line",
    _number("proposal", key=True),
    _number("number", key=True),
    _number("case_id"),
    _text("action"),
    _text("charge_id"),
    _text("slip_id"),
    _text("slip_no"),
    _number("amount_minor"),
    _text("currency"),
    _text("approval"),
    CheckConstraint("amount_minor > 0"),
    CheckConstraint("(action = 'REFUND' AND charge_id <> '') OR (action = 'CHARGE' AND slip_id <> '')"),
    Index("line_by_charge", "charge_id"),
    Index("line_by_slip", "slip_id"),
)
APPROVAL = _table(
    "approval",
    _number("proposal", key=True),
    _number("case_id"),
    _number("seq"),
    _text("maker"),
    _text("checker"),
    _text("risk_note"),
    CheckConstraint("maker <> checker AND checker <> ''", name="two_people"),
)
# A line that left for a processor, once and for ever: its key, and the charge or slip nobody else may use again.
INSTRUCTED = _table(
    "instructed",
    _text("key", key=True),
    _number("proposal"),
    _number("number"),
    _number("case_id"),
    _number("seq"),
    _text("action"),
    _text("charge_id"),
    _text("slip_id"),
    _number("amount_minor"),
    Index("one_refund_for_a_charge", "charge_id", unique=True, sqlite_where=_REFUNDS, postgresql_where=_REFUNDS),
    Index("one_charge_for_a_slip", "slip_id", unique=True, sqlite_where=_CHARGES, postgresql_where=_CHARGES),
)
FILE = _table(
    "file",
    _number("file_no", key=True),
    _number("seq"),
    _text("name", unique=True),
    _text("action"),
    _text("currency"),
    _number("line_count"),
    _number("total_minor"),
    _text("digest"),
    _text("written_by"),
    _number("written_ms"),
    _bytes("data"),
)
FILE_LINE = _table(
    "file_line",
    _number("file_no", key=True),
    _number("sequence", key=True),
    _text("key"),
    Index("file_line_by_key", "key"),
)
OUTCOME = _table(
    "outcome",
    _number("file_no", key=True),
    _text("key", key=True),
    _number("seq"),
    _text("outcome"),
    CheckConstraint("outcome IN ('confirmed', 'failed')"),
)

# A processor's result, taken once by its digest, and what it says of each line that had no answer yet.
RESULT = _table(
    "result",
    _text("digest", key=True),
    _number("seq"),
    _text("name"),
    _number("file_no"),
    _number("known"),
    _number("bad"),
)
RESULT_LINE = _table(
    "result_line",
    _text("digest", key=True),
    _text("key", key=True),
    _number("seq"),
    _number("file_no"),
    _text("answer"),
    _text("reason"),
    _text("reference"),
    _text("doubt"),
    CheckConstraint("answer IN ('confirmed', 'failed', 'unknown')"),
    Index("result_line_of_file", "file_no", "key", "seq"),
)

# A journal for the accounting system, and what stands in it: a stretch of a register's book and a movement of a case
# stand in one journal for ever.
JOURNAL = _table(
    "journal",
    _number("journal_no", key=True),
    _number("seq"),
    _text("name", unique=True),
    _text("currency"),
    _number("line_count"),
    _number("total_minor"),
    _text("digest"),
    _text("written_by"),
    _number("written_ms"),
    _bytes("data"),
    CheckConstraint("line_count > 1 AND total_minor > 0"),
)
JOURNAL_DAY = _table(
    "journal_day",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("first_seq", key=True),
    _number("last_seq"),
    _number("journal_no"),
    CheckConstraint("first_seq BETWEEN 1 AND last_seq"),
    Index("journal_day_of_journal", "journal_no"),
)
JOURNAL_MOVE = _table(
    "journal_move",
    _text("key", key=True),
    _number("journal_no"),
    Index("journal_move_of_journal", "journal_no"),
)

# Boxes of paper at head office: taken in once, moved, explained by somebody else, and destroyed once by two.
BOX_ARRIVED = _table(
    "box_arrived",
    _text("box_no", key=True),
    _text("store", key=True),
    _text("register", key=True),
    _number("seq"),
    _text("person"),
    _text("seal"),
    _number("is_whole"),
    _number("counted"),
    _text("place"),
    _text("note"),
    CheckConstraint("is_whole IN (0, 1) AND counted >= -1 AND seal <> '' AND person <> ''"),
)
BOX_MOVED = _table(
    "box_moved",
    _number("seq", key=True),
    _text("box_no"),
    _text("store"),
    _text("register"),
    _text("person"),
    _text("place"),
    _text("note"),
    CheckConstraint("place <> '' AND person <> ''"),
)
BOX_EXPLAINED = _table(
    "box_explained",
    _number("seq", key=True),
    _text("box_no"),
    _text("store"),
    _text("register"),
    _text("person"),
    _text("note"),
    CheckConstraint("note <> '' AND person <> ''"),
)
BOX_DESTROYED = _table(
    "box_destroyed",
    _text("box_no", key=True),
    _text("store", key=True),
    _text("register", key=True),
    _number("seq"),
    _text("first_person"),
    _text("second_person"),
    _text("how"),
    _text("place"),
    _text("note"),
    _number("keep_months"),
    CheckConstraint("first_person <> second_person AND first_person <> '' AND second_person <> ''", name="two_hands"),
    CheckConstraint("how IN ('cross-cut', 'burnt', 'pulped') AND keep_months > 0"),
    Index("box_destroyed_by_act", "seq"),
)

# What was refused and how it was settled; to believe it takes two people, since money may come in with it.
REFUSED_ACT = _table(
    "refused_act",
    _number("seq", key=True),
    _text("digest"),
    _text("code"),
    _text("how"),
    _text("first_person"),
    _text("second_person"),
    _text("note"),
    CheckConstraint("how IN ('believed', 'apart', 'asked') AND first_person <> '' AND note <> ''"),
    CheckConstraint("how <> 'believed' OR (second_person <> '' AND first_person <> second_person)", name="two_believe"),
)

BOX_TABLES = (BOX_ARRIVED, BOX_MOVED, BOX_EXPLAINED, BOX_DESTROYED)
PROJECTIONS = (
    RUN, CASE, CASE_CHARGE, CASE_SLIP, PROPOSAL, LINE, APPROVAL, INSTRUCTED, FILE, FILE_LINE, OUTCOME, *BOX_TABLES,
    REFUSED_ACT, RESULT, RESULT_LINE, JOURNAL, JOURNAL_DAY, JOURNAL_MOVE,
)  # fmt: skip
