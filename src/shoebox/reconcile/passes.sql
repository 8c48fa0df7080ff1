-- The passes of the reconciliation, in the order in which they run. One text for every engine: whole numbers, plain
-- text, joins, counts and minima; no division, no dates, no order of rows, no unknown values ('' means unknown).
-- Names in braces are whole numbers that Python fills in. Each pass leaves a table that the next one reads.

-- pass: tally
-- One aggregate over both sides. A key that stands once on each side is the only slip and the only charge that fit.
CREATE TABLE tally AS
SELECT currency, refund, store, amount, last4,
       SUM(is_slip) AS slips, SUM(is_charge) AS charges, MAX(sid) AS sid, MAX(cid) AS cid
FROM (
    SELECT currency, refund, store, amount, last4, 1 AS is_slip, 0 AS is_charge, sid, 0 AS cid
    FROM slip WHERE cash = 0 AND last4 <> ''
    UNION ALL
    SELECT currency, refund, store, amount, last4, 0, 1, 0, cid
    FROM charge WHERE captured = 1 AND store <> '' AND last4 <> ''
) AS both_sides
GROUP BY currency, refund, store, amount, last4;

-- pass: anchor
-- What each side knows of a code: 0 neither, 1 the same, 2 different, 3 only the slip has one, 4 only the charge.
CREATE TABLE anchor AS
SELECT t.sid, t.cid, c.charged_at - s.sold_at AS lag,
       CASE WHEN s.auth = '' AND c.auth = '' THEN 0 WHEN c.auth = '' THEN 3 WHEN s.auth = '' THEN 4
            WHEN s.auth = c.auth THEN 1 ELSE 2 END AS auth_is,
       CASE WHEN s.slip_no = '' AND c.slip_ref = '' THEN 0 WHEN c.slip_ref = '' THEN 3 WHEN s.slip_no = '' THEN 4
            WHEN s.slip_no = c.slip_ref THEN 1 ELSE 2 END AS ref_is,
       CASE WHEN s.card = '' OR c.card = '' THEN 0 WHEN s.card = c.card THEN 1 ELSE 2 END AS card_is,
       CASE WHEN s.brand = '' OR c.brand = '' THEN 0 WHEN s.brand = c.brand THEN 1 ELSE 2 END AS brand_is,
       s.voided AS voided, s.sold_at AS sold_at, s.order_ref AS order_ref
FROM tally AS t
JOIN slip AS s ON s.sid = t.sid
JOIN charge AS c ON c.cid = t.cid
WHERE t.slips = 1 AND t.charges = 1;

-- pass: settled
-- The only two that fit, and nothing that either side knows speaks against it.
CREATE TABLE settled AS
SELECT sid, cid FROM anchor
WHERE voided = 0 AND order_ref = '' AND lag BETWEEN {lag_s_min} AND {lag_s_max}
  AND ({auth_tells} = 0 OR auth_is NOT IN (2, 4)) AND ref_is <> 2 AND card_is <> 2 AND brand_is <> 2;

-- pass: open_slip
CREATE TABLE open_slip AS
SELECT * FROM slip AS s WHERE cash = 0 AND NOT EXISTS (SELECT 1 FROM settled AS x WHERE x.sid = s.sid);

-- pass: open_charge
CREATE TABLE open_charge AS
SELECT * FROM charge AS c WHERE captured = 1 AND NOT EXISTS (SELECT 1 FROM settled AS x WHERE x.cid = c.cid);

-- pass: pair
-- Which open charge might belong to which slip: every block asks for agreement in at least two things, and for one
-- that is rare. A wrong last four has one digit wrong or two neighbours swapped, and is found by the half that is right.
-- Settled slips stand here too, since an open charge may be a second one for them.
CREATE TABLE pair AS
SELECT DISTINCT sid, cid FROM (
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.last4 = c.last4
    WHERE c.last4 <> '' AND (s.refund = c.refund OR s.refund = 1)
      AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.auth = c.auth AND (s.store = c.store OR s.amount = c.amount)
    WHERE c.auth <> '' AND s.refund = c.refund AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.amount = c.amount AND s.last4 = c.last4 AND s.refund = c.refund
    WHERE c.last4 <> '' AND s.store <> c.store AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.card = c.card AND s.refund = c.refund
    WHERE c.card <> '' AND (s.amount = c.amount OR s.store = c.store)
      AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN open_slip AS s
      ON s.currency = c.currency AND s.store = c.store AND s.last4 = c.last4 AND s.refund = c.refund
    WHERE c.last4 <> '' AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.store = c.store AND s.last4 = c.last4 AND s.refund = c.refund
    WHERE c.last4 <> '' AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
      AND (ABS(s.amount - c.amount) IN (SELECT minor FROM keying_step)
        OR s.amount = 10 * c.amount OR c.amount = 10 * s.amount
        OR 10 * (s.amount - c.amount % 10) = c.amount - c.amount % 10
        OR 10 * (s.amount - c.amount % 10) = c.amount - c.amount % 100
        OR 10 * (s.amount - c.amount % 100) = c.amount - c.amount % 1000
        OR 10 * (s.amount - c.amount % 1000) = c.amount - c.amount % 10000
        OR 10 * (s.amount - c.amount % 10000) = c.amount - c.amount % 100000
        OR 10 * s.amount = c.amount - c.amount % 10
        OR 10 * (c.amount - s.amount % 10) = s.amount - s.amount % 100
        OR 10 * (c.amount - s.amount % 100) = s.amount - s.amount % 1000
        OR 10 * (c.amount - s.amount % 1000) = s.amount - s.amount % 10000
        OR 10 * (c.amount - s.amount % 10000) = s.amount - s.amount % 100000
        OR 10 * c.amount = s.amount - s.amount % 10)
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
     AND SUBSTR(s.last4, 1, 2) = SUBSTR(c.last4, 1, 2)
    WHERE c.last4 <> '' AND s.last4 <> ''
      AND (SUBSTR(s.last4, 3, 1) = SUBSTR(c.last4, 3, 1) OR SUBSTR(s.last4, 4, 1) = SUBSTR(c.last4, 4, 1)
        OR (SUBSTR(s.last4, 3, 1) = SUBSTR(c.last4, 4, 1) AND SUBSTR(s.last4, 4, 1) = SUBSTR(c.last4, 3, 1)))
      AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
     AND SUBSTR(s.last4, 3, 2) = SUBSTR(c.last4, 3, 2)
    WHERE c.last4 <> '' AND s.last4 <> ''
      AND (SUBSTR(s.last4, 1, 1) = SUBSTR(c.last4, 1, 1) OR SUBSTR(s.last4, 2, 1) = SUBSTR(c.last4, 2, 1)
        OR (SUBSTR(s.last4, 1, 1) = SUBSTR(c.last4, 2, 1) AND SUBSTR(s.last4, 2, 1) = SUBSTR(c.last4, 1, 1)))
      AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
     AND SUBSTR(s.last4, 1, 1) = SUBSTR(c.last4, 1, 1) AND SUBSTR(s.last4, 4, 1) = SUBSTR(c.last4, 4, 1)
     AND SUBSTR(s.last4, 2, 1) = SUBSTR(c.last4, 3, 1) AND SUBSTR(s.last4, 3, 1) = SUBSTR(c.last4, 2, 1)
    WHERE c.last4 <> '' AND s.last4 <> '' AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
    WHERE c.last4 = '' AND s.cash = 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_slip AS s JOIN open_charge AS c
      ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
    WHERE s.last4 = '' AND c.last4 <> '' AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
      ON s.currency = c.currency AND s.slip_no = c.slip_ref AND (s.store = c.store OR s.amount = c.amount)
    WHERE c.slip_ref <> '' AND (s.refund = c.refund OR s.refund = 1)
      AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s ON s.currency = c.currency AND s.order_ref = c.order_id
    WHERE c.order_id <> '' AND s.refund = c.refund
    UNION ALL
    SELECT x.sid, a.cid FROM open_charge AS a JOIN charge AS b
      ON a.currency = b.currency AND a.order_id = b.order_id AND a.amount = b.amount AND a.refund = b.refund
    JOIN settled AS x ON x.cid = b.cid
    WHERE a.order_id <> ''
) AS blocks;

-- pass: slip_pair
-- Which slip might be a second keying of the same sale.
CREATE TABLE slip_pair AS
SELECT DISTINCT sid, other_sid FROM (
    SELECT a.sid, b.sid AS other_sid FROM open_slip AS a JOIN slip AS b
      ON a.currency = b.currency AND a.store = b.store AND a.amount = b.amount AND a.last4 = b.last4
     AND a.refund = b.refund
    WHERE a.voided = 0 AND b.voided = 0 AND b.cash = 0 AND a.sid <> b.sid
    UNION ALL
    SELECT a.sid, b.sid FROM open_slip AS a JOIN slip AS b
      ON a.currency = b.currency AND a.store = b.store AND a.slip_no = b.slip_no AND a.refund = b.refund
    WHERE a.slip_no <> '' AND a.voided = 0 AND b.voided = 0 AND b.cash = 0 AND a.sid <> b.sid
      AND (a.amount = b.amount OR a.last4 = b.last4)
    UNION ALL
    SELECT a.sid, b.sid FROM open_slip AS a JOIN slip AS b
      ON a.currency = b.currency AND a.store = b.store AND a.auth = b.auth AND a.refund = b.refund
    WHERE a.auth <> '' AND a.voided = 0 AND b.voided = 0 AND b.cash = 0 AND a.sid <> b.sid
) AS twins;

-- pass: retry
-- Charges of one order, or of one approval, for the same money on the same card: a second one needs an explanation.
CREATE TABLE retry AS
SELECT DISTINCT cid, other_cid FROM (
    SELECT a.cid, b.cid AS other_cid FROM open_charge AS a JOIN open_charge AS b
      ON a.currency = b.currency AND a.order_id = b.order_id AND a.amount = b.amount AND a.refund = b.refund
    WHERE a.order_id <> '' AND a.cid < b.cid
    UNION ALL
    SELECT a.cid, b.cid FROM open_charge AS a JOIN open_charge AS b
      ON a.currency = b.currency AND a.store = b.store AND a.amount = b.amount AND a.last4 = b.last4
     AND a.refund = b.refund
    WHERE a.last4 <> '' AND a.cid < b.cid
      AND ((a.auth <> '' AND a.auth = b.auth) OR (a.slip_ref <> '' AND a.slip_ref = b.slip_ref))
) AS doubles;

-- pass: asked_slip
-- Whoever has to be looked at, numbered by id: from here on no order of rows can be felt.
CREATE TABLE asked_slip AS
SELECT s.sid, ROW_NUMBER() OVER (ORDER BY s.slip_id) AS place FROM slip AS s
JOIN (SELECT sid FROM open_slip UNION SELECT sid FROM pair UNION SELECT other_sid FROM slip_pair) AS q ON q.sid = s.sid;

-- pass: asked_charge
CREATE TABLE asked_charge AS
SELECT c.cid, ROW_NUMBER() OVER (ORDER BY c.charge_id) AS place FROM charge AS c
JOIN (
    SELECT cid FROM pair UNION SELECT cid FROM retry UNION SELECT other_cid FROM retry
    UNION SELECT x.cid FROM settled AS x JOIN asked_slip AS q ON q.sid = x.sid
    UNION SELECT cid FROM open_charge WHERE slip_ref <> '' OR (store <> '' AND web = 0 AND in_incident = 1)
) AS q ON q.cid = c.cid;

-- pass: run_start
-- Where a row of slip numbers begins: the number before it is on no slip of that store (or register).
CREATE TABLE run_start AS
SELECT place, no FROM number AS a WHERE NOT EXISTS (SELECT 1 FROM number AS b WHERE b.place = a.place AND b.no = a.no - 1);

-- pass: run_end
CREATE TABLE run_end AS
SELECT place, no FROM number AS a WHERE NOT EXISTS (SELECT 1 FROM number AS b WHERE b.place = a.place AND b.no = a.no + 1);
