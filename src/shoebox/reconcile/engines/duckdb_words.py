"""SQL of the DuckDB engine that is longer than a line: names of differences, links, books. Text only; runs nothing.

The names of differences are those of `rules`, word for word; a test holds the two together.
"""

# ruff: noqa: S608 (all of it is ours)

from __future__ import annotations

from shoebox.reconcile.rules import ROUNDING_MINOR_MAX, TIP_SHARE_MAX_PERCENT, Amounts, Text


def texts_are(one: str, other: str) -> str:
    """How two codes stand to each other, of their texts (`rules.texts`)."""
    longer = f"abs(length({one}) - length({other})) = 1 AND levenshtein({one}, {other}) = 1"
    return (
        f"CASE WHEN {one} = '' OR {other} = '' THEN {Text.UNKNOWN:d} WHEN {one} = {other} THEN {Text.SAME:d}"
        f" WHEN length({one}) = length({other}) THEN CASE hamming({one}, {other}) WHEN 1 THEN {Text.DIGIT:d}"
        f" WHEN 2 THEN CASE damerau_levenshtein({one}, {other}) WHEN 1 THEN {Text.SWAPPED:d} ELSE {Text.OTHER:d} END"
        f" ELSE {Text.OTHER:d} END WHEN {longer} THEN {Text.LENGTH:d} ELSE {Text.OTHER:d} END::TINYINT"
    )


def amounts_are(slip: str, charge: str) -> str:
    """How the charge's amount stands to the slip's (`rules.amounts`)."""
    one, other = f"{slip}::VARCHAR", f"{charge}::VARCHAR"
    return (
        f"CASE WHEN {slip} = {charge} THEN {Amounts.SAME:d}"
        f" WHEN {slip} * 10 = {charge} OR {charge} * 10 = {slip} THEN {Amounts.TEN_TIMES:d}"
        f" WHEN abs({slip} - {charge}) <= {ROUNDING_MINOR_MAX} THEN {Amounts.ROUNDING:d}"
        f" WHEN length({one}) = length({other}) AND hamming({one}, {other}) = 1 THEN {Amounts.DIGIT:d}"
        f" WHEN length({one}) = length({other}) AND hamming({one}, {other}) = 2"
        f" AND damerau_levenshtein({one}, {other}) = 1 THEN {Amounts.SWAPPED:d}"
        f" WHEN length({one}) = length({other}) + 1 AND levenshtein({one}, {other}) = 1 THEN {Amounts.DIGIT_LOST:d}"
        f" WHEN length({one}) + 1 = length({other}) AND levenshtein({one}, {other}) = 1 THEN {Amounts.DIGIT_ADDED:d}"
        f" WHEN {charge} > {slip} AND ({charge} - {slip}) * 100 <= {slip} * {TIP_SHARE_MAX_PERCENT}"
        f" THEN {Amounts.TIP:d} WHEN {charge} < {slip} THEN {Amounts.LESS:d} ELSE {Amounts.OTHER:d} END::TINYINT"
    )


def last4_text(column: str) -> str:
    """Four digits, or nothing where they are not known."""
    return f"CASE WHEN {column} < 0 THEN '' ELSE lpad({column}::VARCHAR, 4, '0') END"


def code_text(column: str, table: str) -> str:
    """A code's text: its number, or what `code_text` keeps for one that has letters; `table` is its row there."""
    return (
        f"CASE WHEN {column} = 0 THEN '' WHEN {column} > 0 THEN {column}::VARCHAR ELSE coalesce({table}.clean, '') END"
    )


def _known_equal(one: str, other: str) -> str:
    return f"CASE WHEN {one} = 0 OR {other} = 0 THEN 0 WHEN {one} = {other} THEN 1 ELSE {Text.OTHER:d} END::TINYINT"


# Each pair by the places of its two sides, and how their fields stand to each other.
PAIRS = f"""
WITH beside AS (
    SELECT a.place AS slip, b.place AS charge, s.amount AS s_amount, c.amount AS c_amount,
           {last4_text("s.last4")} AS s_last4, {last4_text("c.last4")} AS c_last4,
           {code_text("s.auth", "t")} AS s_auth, {code_text("c.auth", "u")} AS c_auth,
           {code_text("s.slip_no", "v")} AS s_no, {code_text("c.slip_ref", "w")} AS c_no,
           s.card AS s_card, c.card AS c_card, s.store AS s_store, c.store AS c_store, s.brand AS s_brand,
           c.brand AS c_brand, c.charged_at - s.sold_at AS lag_s,
           s.order_ref <> 0 AND s.order_ref = c.order_id AS is_same_order, s.refund <> c.refund AS is_other_kind
    FROM pair AS p JOIN asked_slip AS a USING (sid) JOIN asked_charge AS b USING (cid)
    JOIN slip AS s USING (sid) JOIN charge AS c USING (cid)
    LEFT JOIN code_text AS t ON t.code = s.auth LEFT JOIN code_text AS u ON u.code = c.auth
    LEFT JOIN code_text AS v ON v.code = s.slip_no LEFT JOIN code_text AS w ON w.code = c.slip_ref
)
SELECT slip, charge, lag_s, is_same_order, is_other_kind, {amounts_are("s_amount", "c_amount")} AS amount,
       {texts_are("s_last4", "c_last4")} AS last4, {texts_are("s_auth", "c_auth")} AS auth,
       {texts_are("s_no", "c_no")} AS slip_no, {_known_equal("s_card", "c_card")} AS card,
       {_known_equal("s_store", "c_store")} AS store, {_known_equal("s_brand", "c_brand")} AS brand
FROM beside ORDER BY charge, slip
"""

SLIP_PAIRS = f"""
WITH beside AS (
    SELECT a.place AS one, b.place AS other, s.amount AS s_amount, c.amount AS c_amount,
           {last4_text("s.last4")} AS s_last4, {last4_text("c.last4")} AS c_last4,
           {code_text("s.auth", "t")} AS s_auth, {code_text("c.auth", "u")} AS c_auth,
           {code_text("s.slip_no", "v")} AS s_no, {code_text("c.slip_no", "w")} AS c_no,
           s.store <> c.store AS is_elsewhere, abs(s.sold_at - c.sold_at) AS apart_s
    FROM slip_pair AS p JOIN asked_slip AS a USING (sid) JOIN asked_slip AS b ON b.sid = p.other_sid
    JOIN slip AS s ON s.sid = p.sid JOIN slip AS c ON c.sid = p.other_sid
    LEFT JOIN code_text AS t ON t.code = s.auth LEFT JOIN code_text AS u ON u.code = c.auth
    LEFT JOIN code_text AS v ON v.code = s.slip_no LEFT JOIN code_text AS w ON w.code = c.slip_no
)
SELECT one, other, is_elsewhere, apart_s, {amounts_are("s_amount", "c_amount")} AS amount,
       {texts_are("s_last4", "c_last4")} AS last4, {texts_are("s_auth", "c_auth")} AS auth,
       {texts_are("s_no", "c_no")} AS slip_no
FROM beside ORDER BY one, other
"""

SLIPS = """
SELECT q.place, s.sold_at, s.amount, s.store, s.last4, s.card, s.auth, s.slip_no, s.currency, s.brand,
       s.refund = 1 AS is_refund, s.voided = 1 AS is_voided, s.cash = 1 AS is_cash, coalesce(r.place, -1) AS charge
FROM asked_slip AS q JOIN slip AS s USING (sid) LEFT JOIN settled AS x USING (sid)
LEFT JOIN asked_charge AS r ON r.cid = x.cid ORDER BY q.place
"""
CHARGES = """
SELECT q.place, c.charged_at, c.amount, c.store, c.last4, c.card, c.auth, c.slip_ref, c.order_id, c.currency, c.brand,
       c.refund = 1 AS is_refund, c.web = 1 AS is_web, i.cid IS NOT NULL AS is_in_incident,
       x.cid IS NOT NULL AS is_settled
FROM asked_charge AS q JOIN charge AS c USING (cid) LEFT JOIN settled AS x USING (cid)
LEFT JOIN during AS i USING (cid) ORDER BY q.place
"""

# Whatever somebody will read about, with its texts; `wanted` holds the places.
SHOWN_SLIPS = f"""
SELECT q.place, s.slip_id, s.store, s.register, {code_text("s.slip_no", "v")}, s.refund = 1, s.voided = 1,
       s.cash = 1, s.sold_at, s.amount,
       s.currency, s.brand, {last4_text("s.last4")}, s.card, {code_text("s.auth", "t")}, s.order_ref
FROM wanted JOIN asked_slip AS q USING (place) JOIN slip AS s USING (sid)
LEFT JOIN code_text AS t ON t.code = s.auth LEFT JOIN code_text AS v ON v.code = s.slip_no ORDER BY q.place
"""
SHOWN_CHARGES = f"""
SELECT q.place, c.charge_id, c.order_id, c.store, c.web = 1, c.charged_at, c.amount, c.currency, c.refund = 1,
       i.cid IS NOT NULL, c.brand, {last4_text("c.last4")}, c.card, {code_text("c.auth", "t")},
       {code_text("c.slip_ref", "v")}
FROM wanted JOIN asked_charge AS q USING (place) JOIN charge AS c USING (cid) LEFT JOIN during AS i USING (cid)
LEFT JOIN code_text AS t ON t.code = c.auth LEFT JOIN code_text AS v ON v.code = c.slip_ref ORDER BY q.place
"""

# A link of every charge: settled exactly, decided on evidence, or of no slip.
LINKS = """
CREATE TABLE link AS
SELECT t.*, s.slip_id, s.amount AS slip_amount, s.currency AS slip_currency, s.voided, s.cash FROM (
    SELECT c.cid, c.charge_id, c.amount, c.currency, c.captured, d.first_cid,
           CASE WHEN d.cid IS NOT NULL THEN d.sid ELSE x.sid END AS sid,
           CASE WHEN d.cid IS NOT NULL THEN d.role WHEN x.cid IS NOT NULL THEN 1 ELSE 4 END::TINYINT AS role,
           CASE WHEN d.cid IS NOT NULL THEN d.ppm WHEN x.cid IS NOT NULL THEN {exact_ppm} WHEN c.captured = 0
                THEN 1000000 ELSE {alone_ppm} END::INTEGER AS ppm,
           CASE WHEN d.cid IS NOT NULL THEN d.rule WHEN x.cid IS NOT NULL THEN 0 WHEN c.captured = 0 THEN 1
                ELSE 2 END::TINYINT AS rule
    FROM charge AS c
    LEFT JOIN settled AS x ON x.cid = c.cid LEFT JOIN link_decided AS d ON d.cid = c.cid) AS t
LEFT JOIN slip AS s ON s.sid = t.sid
"""

# The parts of the books are taken from what was said, the sums of what went in from what was read.
BOOKS = """
WITH charge_place AS (
    SELECT currency, amount, CASE WHEN f.cid IS NOT NULL THEN 'in_findings' WHEN captured = 0 THEN 'not_captured'
        WHEN role <= 2 THEN 'settling' WHEN role = 3 THEN 'duplicate' ELSE 'unrelated' END AS label
    FROM (SELECT cid, currency, amount, captured, role FROM link WHERE role <> 2
          UNION ALL SELECT DISTINCT cid, currency, amount, captured, role FROM link WHERE role = 2) AS k
    LEFT JOIN finding_charge AS f ON f.cid = k.cid
), slip_place AS (
    SELECT k.slip_currency AS currency, k.slip_amount AS amount, 'settled' AS label
    FROM (SELECT sid, slip_currency, slip_amount, voided, cash FROM link WHERE role = 1
          UNION ALL SELECT DISTINCT sid, slip_currency, slip_amount, voided, cash FROM link WHERE role = 2) AS k
    LEFT JOIN finding_slip AS f ON f.sid = k.sid WHERE f.sid IS NULL AND voided = 0 AND cash = 0
    UNION ALL
    SELECT currency, amount,
           CASE WHEN f.sid IS NOT NULL THEN 'in_findings' WHEN voided = 1 THEN 'voided' ELSE 'cash' END
    FROM slip AS s LEFT JOIN finding_slip AS f ON f.sid = s.sid WHERE f.sid IS NOT NULL OR voided = 1 OR cash = 1
)
SELECT 'slips' AS side, currency, label, count(*), sum(amount)::BIGINT FROM slip_place GROUP BY currency, label
UNION ALL SELECT 'charges', currency, label, count(*), sum(amount)::BIGINT FROM charge_place GROUP BY currency, label
ORDER BY ALL
"""
READ = """
SELECT 'slips' AS side, currency, 'in', count(*), sum(amount)::BIGINT FROM slip GROUP BY currency
UNION ALL SELECT 'charges', currency, 'in', count(*), sum(amount)::BIGINT FROM charge_kept GROUP BY currency
ORDER BY ALL
"""

# Links to slips that were never read, and pairs that settle plainly although their money differs.
CONTRADICTIONS = """
SELECT count(*) FROM link WHERE sid IS NOT NULL AND (slip_id IS NULL OR (role = 1 AND amount <> slip_amount
      AND NOT EXISTS (SELECT 1 FROM finding_charge AS f WHERE f.cid = link.cid)))
"""
