"""Head office's tables: everything is added, nothing is changed or removed. Storage room: the shape only, no rows.

STRICT tables with triggers that refuse UPDATE and DELETE; what a person sees (a voided slip, a store's last day) is
read by joining, never by writing over. Money in minor units, times in milliseconds since 1970.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import Column, Index, MetaData

from shoebox.storage.shape import COUNTED, TEXT, bytes_column, number_column, table, text_column
from shoebox.storage.upgrading import Step

APPLICATION_ID = 0x53484243  # "SHBC": what `file` and a curious person see in the header
SCHEMA_VERSION = 13
# What each version brought, for `shoebox upgrade`: who changes a table adds a version and its step.
STEPS = (
    Step(version=5, tables=("refused_times", "refused_settled", "belief", "dispatch", "dispatch_held")),
    Step(version=6, remade=("revocation",)),  # which may come twice: its moment is part of its key
    Step(version=7),  # `slip_by_number`
    Step(version=8, remade=("belief",)),  # which says by whom, so that the database can ask for two; and its guards
    Step(version=9, tables=("correction",)),
    Step(version=10, tables=("accepted",)),  # and `charge_by_slip`
    Step(version=11),  # guards: a register takes a code, people sign by their staff numbers
    Step(version=12),  # guards of a file: no row is put in another one's place
    Step(version=13, tables=("charge_status",)),
)

METADATA = MetaData()


_table, _text, _number, _bytes = partial(table, METADATA), text_column, number_column, bytes_column

# Which registers may send, under which key; a new key is a new epoch.
ENROLMENT = _table(
    "enrolment",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _text("store_name"),
    _bytes("public_key"),
)
# Boxes that were taken, each by the hash of its last entry: the same entries packed again are the same box.
BOX = _table(
    "box",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("last_seq", key=True),
    _number("first_seq"),
    _bytes("head"),
    _bytes("prev"),
    _text("box_no"),
    _text("store_name"),
    _text("day"),
    _number("z_no"),
    _text("currency"),
    _text("incident"),
    _text("seal"),
    _number("amount_minor"),
)
# When a box came in and what was signed for then: up to where the register's entries are here without a gap.
RECEIPT = _table(
    "receipt",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("last_seq", key=True),
    _bytes("digest"),
    _number("held_seq"),
    _bytes("held_head"),
    _number("taken_ms"),
)
ENTRY = _table(
    "entry",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("seq", key=True),
    _text("kind"),
    _bytes("body"),
    _bytes("prev"),
    _bytes("hash"),
    _bytes("sig"),
    Index("entry_by_kind", "kind", "store", "register", "epoch", "seq"),
)
# Sales and refunds, read once from their entries so that Finance can look them up.
SLIP = _table(
    "slip",
    _text("entry_id", key=True),
    _text("store"),
    _text("register"),
    _number("epoch"),
    _number("seq"),
    _text("day"),
    _text("box_no"),
    _text("kind"),
    _text("slip_no"),
    _text("sold_at"),
    _number("amount_minor"),
    _number("tax_minor"),
    _text("currency"),
    _text("tender"),
    _text("brand"),
    _text("last4"),
    _text("approval"),
    _text("imprint"),
    _number("signature_ok"),
    _text("clerk"),
    _text("refund_of"),
    _text("claim_code"),
    Index("slip_by_claim", "claim_code"),
    Index("slip_by_place", "store", "register", "epoch", "seq"),
    Index("slip_by_number", "store", "slip_no"),
)
# Which sale or refund was struck out by which entry; it may arrive before the sale does.
STRUCK = _table(
    "struck",
    _text("entry_id", key=True),
    _text("store"),
    _text("register"),
    _number("epoch"),
    _number("seq"),
    _text("void_of"),
    _text("reason"),
    Index("struck_by_sale", "void_of"),
)
# What a sale of a closed day should have said, by which entry; the last one stands. It may arrive before the sale.
CORRECTION = _table(
    "correction",
    _text("entry_id", key=True),
    _text("store"),
    _text("register"),
    _number("epoch"),
    _number("seq"),
    _text("corrects"),
    _text("slip_no"),
    _number("amount_minor"),
    _number("tax_minor"),
    _text("tender"),
    _text("brand"),
    _text("last4"),
    _text("approval"),
    _text("reason"),
    _text("clerk"),
    _text("approver"),
    Index("correction_by_sale", "corrects", "seq"),
    Index("correction_by_number", "store", "slip_no"),
)
# Boxes that were refused, kept with the reason; `data` is empty where the box was too large or held a card number.
QUARANTINE = _table(
    "quarantine",
    _bytes("digest", key=True),
    _text("code", key=True),
    _text("sentence"),
    _text("name"),
    _text("box_no"),
    _text("store"),
    _number("size"),
    _bytes("data", empty=True),
    _number("came_ms"),
    Column("register", TEXT, nullable=False, server_default=""),  # came later; empty in rows of before
)
# The same entry number with other words: evidence of a register that was copied or restored.
FORK = _table(
    "fork",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("seq", key=True),
    _bytes("other_hash", key=True),
    _bytes("held_hash"),
    _bytes("digest"),
    _number("came_ms"),
)
# Every time something new was taken, chained to the time before: head office's own history, which its signed receipts
# carry out to the stores, so that one cut short or written anew is noticed there.
ARRIVAL = _table(
    "arrival",
    _number("n", key=True),
    _text("store"),
    _text("register"),
    _number("epoch"),
    _number("first_seq"),
    _number("last_seq"),
    _bytes("head"),
    _number("held_seq"),
    _number("came_ms"),
    _bytes("digest"),
    _bytes("prev"),
    _bytes("root"),
    Index("arrival_by_register", "store", "register", "epoch", "n"),
    Index("arrival_by_root", "root"),
)
# Parcels that were refused, kept as boxes are.
REFUSED_PARCEL = _table(
    "refused_parcel",
    _bytes("digest", key=True),
    _text("code", key=True),
    _text("sentence"),
    _text("name"),
    _text("store"),
    _text("register"),
    _number("epoch"),
    _number("first_seq"),
    _number("last_seq"),
    _number("size"),
    _bytes("data", empty=True),
    _number("came_ms"),
    Index("refused_parcel_by_register", "store", "register", "epoch"),
)
# How often the same refused thing came, and when last: a count, and so the one table of which rows change.
REFUSED_TIMES = _table(
    "refused_times",
    _bytes("digest", key=True),
    _text("code", key=True),
    _number("times"),
    _number("last_seq"),
    _number("last_ms"),
)
REFUSED_TIMES.info[COUNTED] = True
# What a person settled of it; who they were stands in Finance's book.
REFUSED_SETTLED = _table(
    "refused_settled",
    _bytes("digest", key=True),
    _text("code", key=True),
    _number("at_ms", key=True),
    _text("how"),
    _text("reason"),
)
# From when on a register is believed again, and which two said so: revocations of before stand no more.
BELIEF = _table(
    "belief",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("at_ms", key=True),
    _text("reason"),
    Column("said_by", TEXT, nullable=False, server_default=""),  # came later; empty in rows of before
    Column("second", TEXT, nullable=False, server_default=""),
)
# From which entry on a book that its register has left is taken though others are lost, and which two said so.
ACCEPTED = _table(
    "accepted",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("from_seq", key=True),
    _number("at_ms"),
    _text("reason"),
    _text("said_by"),
    _text("second"),
)
# What was taken and yet wants a person's eye: a true sale must never stop a register's line.
FLAG = _table(
    "flag",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("seq", key=True),
    _text("code", key=True),
    _text("sentence"),
    _number("came_ms"),
)
# From which entry on a register is not believed any more; what comes later is kept apart.
REVOCATION = _table(
    "revocation",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _number("from_seq", key=True),
    _number("at_ms", key=True),
    _text("reason"),
)
# One-use codes by which registers are enrolled; the code's own letters are on the printed sheet alone. A card that
# Finance takes is a code that is made and used in one moment: the table of enrolments asks for one of each.
ENROL_CODE = _table(
    "enrol_code",
    _bytes("code_key", key=True),
    _text("store"),
    _text("register"),
    _number("made_ms"),
    _number("until_ms"),
)
CODE_USED = _table(
    "code_used",
    _bytes("code_key", key=True),
    _number("epoch"),
    _bytes("public_key"),
    _number("used_ms"),
)
# What was sent out to stores, and who said so; the signed bytes lie beside the database, found by their hash. No stores
# are all stores, else their numbers with blanks between.
DISPATCH = _table(
    "dispatch",
    _text("kind", key=True),
    _number("version", key=True),
    _text("series"),
    _text("stores"),
    _text("about"),
    _number("issued_ms"),
    _number("expires_ms"),
    _number("size"),
    _bytes("digest"),
    _text("said_by"),
    _text("second"),
)
# What a register said it holds, or refused and why: the first time that it said so.
DISPATCH_HELD = _table(
    "dispatch_held",
    _text("store", key=True),
    _text("register", key=True),
    _number("epoch", key=True),
    _text("kind", key=True),
    _text("series", key=True),
    _number("version", key=True),
    _text("code", key=True),
    _number("heard_ms"),
)
# What each file brought, with a hash over its new charges, so that one changed later is found.
CHARGE_FILE = _table(
    "charge_file",
    _bytes("digest", key=True),
    _text("name"),
    _number("taken"),
    _number("already_held"),
    _number("bad_lines"),
    _bytes("taken_digest"),
    _number("came_ms"),
)
CHARGE = _table(
    "charge",
    _text("charge_id", key=True),
    _text("order_id"),
    _text("store_id"),
    _text("channel"),
    _text("charged_at"),
    _number("amount_minor"),
    _text("currency"),
    _text("kind"),
    _text("status"),
    _text("card_brand"),
    _text("card_last4"),
    _text("auth_code"),
    _text("slip_ref"),
    Index("charge_by_slip", "slip_ref", "status"),
)
# What a later file said of a charge that is here, and on which of its lines; the last one stands.
CHARGE_STATUS = _table(
    "charge_status",
    _text("charge_id", key=True),
    _number("turn", key=True),
    _bytes("digest"),
    _number("line"),
    _text("status"),
    _text("charged_at"),
    _text("auth_code"),
    Index("charge_status_by_file", "digest", "line"),
)
BAD_LINE = _table(
    "bad_line",
    _bytes("digest", key=True),
    _number("line", key=True),
    _text("column", key=True),
    _text("file"),
    _text("reason"),
)
