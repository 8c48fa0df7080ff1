"""SQL of the DuckDB engine that is longer than a line: open items, links, books. Text only; runs nothing."""

# ruff: noqa: S608 (all of it is ours)

from __future__ import annotations


def last4_text(column: str) -> str:
    """Four digits, or nothing where they are not known."""
    return f"CASE WHEN {column} < 0 THEN '' ELSE lpad({column}::VARCHAR, 4, '0') END"


def code_text(column: str, table: str) -> str:
    """A code's text: its number, or what `code_text` keeps for one that has letters; `table` is its row there."""
    return (
        f"CASE WHEN {column} = 0 THEN '' WHEN {column} > 0 THEN {column}::VARCHAR ELSE coalesce({table}.clean, '') END"
    )


# Each pair by the places of its two sides.
PAIRS = """
SELECT s.place::INTEGER AS slip, c.place::INTEGER AS charge
FROM pair AS p JOIN asked_slip AS s ON s.sid = p.sid JOIN asked_charge AS c ON c.cid = p.cid
"""
SLIP_PAIRS = """
SELECT s.place::INTEGER AS one, c.place::INTEGER AS other
FROM slip_pair AS p JOIN asked_slip AS s ON s.sid = p.sid JOIN asked_slip AS c ON c.sid = p.other_sid
"""

SLIPS = """
SELECT s.place, s.sold_at, s.amount, s.store, s.register, s.order_ref, s.last4, s.card, s.auth, s.slip_no,
       s.currency, s.brand, s.refund = 1 AS is_refund, s.voided = 1 AS is_voided, s.cash = 1 AS is_cash,
       coalesce(r.place, -1) AS charge
FROM asked_slip AS s LEFT JOIN settled AS x ON x.sid = s.sid
LEFT JOIN asked_charge AS r ON r.cid = x.cid
"""
CHARGES = """
SELECT c.place, c.charged_at, c.amount, c.store, c.last4, c.card, c.auth, c.slip_ref, c.order_id, c.currency, c.brand,
       c.refund = 1 AS is_refund, c.web = 1 AS is_web, i.cid IS NOT NULL AS is_in_incident,
       x.cid IS NOT NULL AS is_settled
FROM asked_charge AS c LEFT JOIN settled AS x ON x.cid = c.cid
LEFT JOIN during AS i ON i.cid = c.cid
"""

# Whatever somebody will read about, with its texts; `wanted` holds the places.
SHOWN_SLIPS = f"""
SELECT s.place, s.slip_id, s.store, '' AS register, {code_text("s.slip_no", "v")} AS slip_no, s.refund = 1 AS is_refund,
       s.voided = 1 AS is_voided, s.cash = 1 AS is_cash, s.sold_at AS sold_at_s, s.amount AS amount_minor, s.currency,
       s.brand, {last4_text("s.last4")} AS last4, s.card, {code_text("s.auth", "t")} AS auth, s.order_ref
FROM wanted JOIN asked_slip AS s USING (place)
LEFT JOIN code_text AS t ON t.code = s.auth LEFT JOIN code_text AS v ON v.code = s.slip_no ORDER BY s.place
"""
SHOWN_CHARGES = f"""
SELECT c.place, c.charge_id, c.order_id, c.store, c.web = 1 AS is_web, c.charged_at AS charged_at_s,
       c.amount AS amount_minor, c.currency, c.refund = 1 AS is_refund, i.cid IS NOT NULL AS is_in_incident, c.brand,
       {last4_text("c.last4")} AS last4, c.card, {code_text("c.auth", "t")} AS auth,
       {code_text("c.slip_ref", "v")} AS slip_ref
FROM wanted JOIN asked_charge AS c USING (place) LEFT JOIN during AS i ON i.cid = c.cid
LEFT JOIN code_text AS t ON t.code = c.auth LEFT JOIN code_text AS v ON v.code = c.slip_ref ORDER BY c.place
"""

# Every store and day of either side, each in one currency, by number; days begin so many seconds from midnight UTC.
STORE_DAYS = """
CREATE TABLE store_day AS SELECT (row_number() OVER (ORDER BY store, day, currency) - 1)::INTEGER AS day_no, * FROM (
    SELECT DISTINCT store, (sold_at + {offset_s}) // 86400 AS day, currency FROM slip
    UNION SELECT DISTINCT store, (charged_at + {offset_s}) // 86400, currency FROM charge)
"""
_ON_DAY = (
    "store_day AS d ON d.store = s.store AND d.currency = s.currency AND d.day = (s.{time} + {{offset_s}}) // 86400"
)
# What is left to know of each side once all is decided.
SLIPS_READ = "SELECT sid, amount, day_no, voided, cash FROM slip AS s JOIN " + _ON_DAY.format(time="sold_at")
CHARGES_READ = "SELECT cid, amount, day_no, captured FROM charge AS s JOIN " + _ON_DAY.format(time="charged_at")
READ = """
SELECT 'slips' AS side, currency, count(*), sum(amount)::BIGINT FROM slip GROUP BY currency
UNION ALL SELECT 'charges', currency, count(*), sum(amount)::BIGINT FROM charge GROUP BY currency
ORDER BY ALL
"""
READ_BY_DAY = """
SELECT d.day_no, n, minor FROM (
    SELECT store, ({time} + {offset_s}) // 86400 AS day, currency, count(*) AS n, sum(amount)::BIGINT AS minor
    FROM {side}
    GROUP BY ALL) JOIN store_day AS d USING (store, day, currency)
"""
# Every link (`beyond` holds those beyond the first of each charge, by their numbers) with its ids, in the order of the
# charges' ids; `lined` is where the first ones are.
LINKS = """
SELECT l.charge_id, s.slip_id, role, f.charge_id AS duplicate_of, ppm, rule FROM (
    SELECT charge_id, sid, role, first, ppm, rule, nth FROM {lined}
    UNION ALL SELECT charge_id, sid, role, first, ppm, rule, nth FROM beyond JOIN charge USING (cid)) AS l
LEFT JOIN slip AS s ON s.sid = l.sid LEFT JOIN asked_charge AS f ON f.cid = l.first
ORDER BY l.charge_id, l.nth
"""
# The first link of every charge (`linked`) beside its id: charges lie in the order of their numbers, so that no join is
# needed. What stands on the right of such a pair of tables the engine holds whole, outside what it counts: so of many
# charges it is done for some at a time.
LINED = """
(SELECT charge_id, sid, role, first, ppm, rule, nth
 FROM (SELECT rowid AS own, charge_id FROM charge_kept {some}) AS c POSITIONAL JOIN linked
 WHERE charge_id >= CASE c.own WHEN cid THEN '' ELSE error('charges are not in line') END)
"""
LINED_SOME = "WHERE rowid BETWEEN {first} AND {last}"

# What both files look like, before anybody decides anything.
# Of `anchor`, but with the slips of the sample first: most of both is never joined.
ANCHORS = """
SELECT s.sold_at, a.lag, s.sold_at + a.lag AS charged_at, a.auth_is, a.ref_is, a.card_is, a.brand_is, s.store,
       s.register, s.slip_no, s.auth, c.auth AS charge_auth
FROM (SELECT * FROM meeting WHERE cid IS NOT NULL AND voided = 0 AND web = 0) AS a
JOIN (SELECT * FROM slip WHERE (sold_at + 7 * amount) % {step} = 0) AS s USING (sid)
JOIN charge AS c USING (cid)
WHERE NOT EXISTS (SELECT 1 FROM crowd AS x WHERE x.k = a.k) ORDER BY s.slip_id
"""
# Pairs that only fit each other, of which the charge alone has a code (`weighing.is_sure`), a share of them at a time.
DOUBTED = """
SELECT a.sid, s.sold_at, a.lag, s.amount, a.ref_is, a.card_is, a.brand_is, s.store, s.register, s.slip_no
FROM anchor AS a JOIN slip AS s USING (sid)
WHERE auth_is = 4 AND a.voided = 0 AND has_order = 0 AND a.lag BETWEEN {lag_s_min} AND {lag_s_max}
  AND ref_is <> 2 AND card_is <> 2 AND brand_is <> 2 AND a.sid % {shares} = {share}
"""
SLIPS_BY_STORE = "SELECT store, count(*) FROM slip GROUP BY store"
CHARGES_BY_STORE = "SELECT store, count(*) FROM charge WHERE captured = 1 GROUP BY store"
CHARGES_BY_AMOUNT = "SELECT amount, count(*) FROM charge WHERE captured = 1 GROUP BY amount HAVING count(*) > 1"
COUNTS = """
SELECT (SELECT count(*) FROM slip WHERE cash = 0 AND voided = 0),
       count(*), count(*) FILTER (web = 0), count(*) FILTER (web = 1),
       (SELECT count(cid) FROM meeting) - (SELECT coalesce(sum(meetings), 0)::BIGINT FROM crowd),
       (SELECT coalesce(sum(greatest(0, slips - coalesce(charges, 0))), 0)::BIGINT
        FROM lone_slip LEFT JOIN lone_charge USING (k))
       - (SELECT count(*) FROM meeting WHERE cid IS NULL AND voided = 0 AND has_order = 1)
FROM charge WHERE captured = 1
"""
# Struck-out slips whose store, amount and card nobody else has, and how many of them were charged.
STRUCK_OUT = """
SELECT count(*), count(cid) FROM meeting AS m
WHERE voided = 1 AND (cid IS NULL OR web = 0) AND NOT EXISTS (SELECT 1 FROM crowd AS x WHERE x.k = m.k)
"""
STRANGERS = """
SELECT count(*), count(*) FILTER (auth <> 0), count(*) FILTER (slip_ref <> 0) FROM stranger JOIN charge USING (cid)
"""
SPAN = """
SELECT coalesce(min(charged_at), 0) // 3600, coalesce(max(charged_at), 0) // 3600,
       (SELECT coalesce(quantile_disc(sold_at, 0.5), 0) FROM slip)
FROM charge WHERE captured = 1
"""
HOURS = """
SELECT hour, sum(stranger)::BIGINT AS stranger, sum(web)::BIGINT AS web FROM (
    SELECT charged_at // 3600 AS hour, 1 AS stranger, 0 AS web FROM stranger JOIN charge USING (cid)
    UNION ALL SELECT charged_at // 3600, 0, 1 FROM charge WHERE captured = 1 AND web = 1
) GROUP BY hour ORDER BY hour
"""
# Charges beyond the first where store, amount and last four are on one slip only, and none came before its sale.
DOUBLES = """
SELECT coalesce(sum(same), 0)::BIGINT, coalesce(sum(every - 1 - same), 0)::BIGINT FROM (
    SELECT count(*) AS every, count(*) FILTER (order_id <> 0) - count(DISTINCT order_id) FILTER (order_id <> 0) AS same
    FROM slip AS s JOIN lone_slip AS x ON x.k = s.k JOIN charge AS c ON c.k = s.k
    WHERE x.slips = 1 AND s.voided = 0 AND c.charged_at >= s.sold_at - 43200 GROUP BY s.k HAVING count(*) > 1)
"""
# How far apart the two charges of such a slip are that do not share an order, and whether they share a code or
# a slip number.
DOUBLES_APART = """
SELECT max(c.charged_at) - min(c.charged_at) AS apart,
       CASE WHEN (min(c.auth) <> 0 AND min(c.auth) = max(c.auth))
              OR (min(c.slip_ref) <> 0 AND min(c.slip_ref) = max(c.slip_ref)) THEN 1 ELSE 0 END AS repeats
FROM slip AS s JOIN lone_slip AS x ON x.k = s.k JOIN charge AS c ON c.k = s.k
WHERE x.slips = 1 AND s.voided = 0 AND c.charged_at >= s.sold_at - 43200
GROUP BY s.k HAVING count(*) = 2 AND (min(c.order_id) = 0 OR count(DISTINCT c.order_id) = 2) ORDER BY apart
"""
_VISITS = """
WITH opening AS (SELECT store, quantile_disc(sold_at, 0.02) - 43200 AS at FROM slip GROUP BY store),
visit AS (
    SELECT store, last4, amount, sold_at // 86400 AS day FROM slip
    WHERE cash = 0 AND voided = 0 AND refund = 0 AND last4 >= 0),
earlier AS (
    SELECT c.store, last4, amount FROM charge AS c JOIN opening AS o USING (store)
    WHERE captured = 1 AND web = 0 AND refund = 0 AND last4 >= 0 AND charged_at < o.at)
"""
# How often the card of a slip was in its store on an earlier day, and how often for the same amount; the same of those
# days that were before the outage.
REPEATS = (
    _VISITS
    + """
SELECT amount, {step} * count(*) AS customers, {step} * count(*) FILTER (same) AS same,
       {step} * count(*) FILTER (before) AS before,
       {step} * count(*) FILTER (same AND before) AS same_before FROM (
    SELECT a.amount, a.amount = b.amount AS same, false AS before FROM visit AS a JOIN visit AS b USING (store, last4)
    WHERE b.day < a.day AND a.last4 % {step} = 0
    UNION ALL
    SELECT a.amount, a.amount = b.amount, true FROM visit AS a JOIN earlier AS b USING (store, last4)
    WHERE a.last4 % {step} = 0
) GROUP BY amount ORDER BY amount
"""
)
VISIT_PAIRS = (
    _VISITS
    + """,
days AS (SELECT store, day, count(*) AS visits FROM visit GROUP BY store, day)
SELECT (SELECT coalesce(sum(a.visits * b.visits), 0)::BIGINT FROM days AS a JOIN days AS b USING (store)
        WHERE b.day < a.day),
       (SELECT coalesce(sum(v.visits * e.visits), 0)::BIGINT FROM
        (SELECT store, count(*) AS visits FROM visit GROUP BY store) AS v JOIN
        (SELECT store, count(*) AS visits FROM earlier GROUP BY store) AS e USING (store)),
       (SELECT count(*) FROM earlier),
       (SELECT count(*) FROM stranger JOIN charge AS c USING (cid) JOIN opening AS o USING (store)
        WHERE charged_at < o.at)
"""
)

# Two slips that agree in store, amount, last four and kind: by what their numbers say (0 unknown, 1 the same, 2
# another), how far apart they are, and whether both have a charge.
TWINS = """
SELECT number_is, band, count(*) FILTER (is_both) AS charged, count(*) FILTER (NOT is_both) AS one FROM (
    SELECT CASE WHEN a.slip_no = 0 OR b.slip_no = 0 THEN 0 WHEN a.slip_no = b.slip_no THEN 1 ELSE 2 END AS number_is,
           CASE WHEN abs(a.sold_at - b.sold_at) <= 60 THEN 0 WHEN abs(a.sold_at - b.sold_at) <= 900 THEN 1
                WHEN abs(a.sold_at - b.sold_at) <= 7200 THEN 2 ELSE 3 END AS band,
           coalesce(y.charges, 0) >= 2 AS is_both
    FROM lone_slip AS x JOIN slip AS a ON a.k = x.k JOIN slip AS b ON b.k = x.k AND a.sid < b.sid
    LEFT JOIN lone_charge AS y ON y.k = x.k WHERE x.slips = 2 AND a.voided = 0 AND b.voided = 0
) GROUP BY number_is, band ORDER BY number_is, band
"""
