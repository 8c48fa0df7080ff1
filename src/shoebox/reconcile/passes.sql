-- The passes of the reconciliation, in the order in which they run. One text for every engine: whole numbers, joins,
-- counts and minima; no division, no dates, no order of rows, no unknown values. Whatever is only compared is a number
-- here: 0 stands for an unknown store, code, order, card or brand, -1 for unknown last four. `k` is one number for store,
-- amount, last four, currency and kind together, absent where a row can't settle by them. Names in braces are whole
-- numbers that Python fills in. Each pass leaves a table that the next one reads.

-- pass: meeting
-- Slips beside the charges that agree in store, amount, last four and kind, or alone where there is none. What each side knows of a code: 0 neither, 1 the
-- same, 2 different, 3 only the slip has one, 4 only the charge.
CREATE TABLE meeting AS
SELECT s.sid, c.cid, s.k, c.charged_at - s.sold_at AS lag,
       CASE WHEN s.auth = 0 AND c.auth = 0 THEN 0 WHEN c.auth = 0 THEN 3 WHEN s.auth = 0 THEN 4
            WHEN s.auth = c.auth THEN 1 ELSE 2 END AS auth_is,
       CASE WHEN s.slip_no = 0 AND c.slip_ref = 0 THEN 0 WHEN c.slip_ref = 0 THEN 3 WHEN s.slip_no = 0 THEN 4
            WHEN s.slip_no = c.slip_ref THEN 1 ELSE 2 END AS ref_is,
       CASE WHEN s.card = 0 OR c.card = 0 THEN 0 WHEN s.card = c.card THEN 1 ELSE 2 END AS card_is,
       CASE WHEN s.brand = 0 OR c.brand = 0 THEN 0 WHEN s.brand = c.brand THEN 1 ELSE 2 END AS brand_is,
       s.voided AS voided, CASE WHEN s.order_ref = 0 THEN 0 ELSE 1 END AS has_order, c.web AS web
FROM slip AS s LEFT JOIN charge AS c ON s.k = c.k
WHERE s.k IS NOT NULL;

-- pass: crowd
-- A key that met once is on one slip and one charge only, because it meets as often as slips times charges.
CREATE TABLE crowd AS
SELECT k, COUNT(cid) AS meetings FROM meeting GROUP BY k HAVING COUNT(*) > 1;

-- pass: anchor
-- The only slip and the only charge that fit each other.
CREATE VIEW anchor AS
SELECT * FROM meeting AS m WHERE cid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM crowd AS x WHERE x.k = m.k);

-- pass: lone_slip
-- How often each key stands on either side, of the keys of good slips that are in no such pair.
CREATE TABLE lone_slip AS
SELECT k, COUNT(*) AS slips FROM meeting AS m
WHERE cid IS NULL AND voided = 0 AND NOT EXISTS (SELECT 1 FROM crowd AS x WHERE x.k = m.k) GROUP BY k
UNION ALL
SELECT s.k, COUNT(*) FROM slip AS s JOIN crowd AS x ON x.k = s.k WHERE s.voided = 0 GROUP BY s.k;

-- pass: lone_charge
CREATE TABLE lone_charge AS
SELECT k, COUNT(*) AS charges FROM charge AS c
WHERE EXISTS (SELECT 1 FROM lone_slip AS s WHERE s.k = c.k) GROUP BY k;

-- pass: stranger
-- Store charges on a card that no slip of their store has, and not of a price that some slip still waits for.
CREATE TABLE stranger AS
SELECT c.cid FROM charge AS c
WHERE c.captured = 1 AND c.web = 0 AND c.refund = 0 AND c.store <> 0 AND c.last4 >= 0
  AND NOT EXISTS (SELECT 1 FROM slip AS s WHERE s.store = c.store AND s.last4 = c.last4)
  AND NOT EXISTS (
    SELECT 1 FROM (
        SELECT s.store, s.amount FROM meeting AS m JOIN slip AS s ON s.sid = m.sid WHERE m.cid IS NULL
        UNION ALL
        SELECT store, amount FROM slip WHERE k IS NULL
    ) AS waiting WHERE waiting.store = c.store AND waiting.amount = c.amount);

-- pass: bare
-- Slips whose charge might as well be that of another one: of one without its last four, of the same store, price
-- and hour; or of one under the same number. And slips whose charge has another code, where their own code stands on
-- another charge of their store and price.
CREATE TABLE bare AS
SELECT s.sid FROM slip AS n JOIN slip AS s
  ON n.store = s.store AND n.amount = s.amount AND n.currency = s.currency AND n.refund = s.refund
WHERE n.k IS NULL AND n.cash = 0 AND n.voided = 0 AND s.k IS NOT NULL AND s.cash = 0
  AND n.sold_at - s.sold_at BETWEEN -3600 AND 3600
UNION
SELECT s.sid FROM slip AS s JOIN (
    SELECT store, slip_no FROM slip WHERE slip_no <> 0 AND cash = 0 AND voided = 0 GROUP BY store, slip_no HAVING COUNT(*) > 1
) AS t ON t.store = s.store AND t.slip_no = s.slip_no WHERE s.k IS NOT NULL AND s.cash = 0 AND s.voided = 0
UNION
SELECT m.sid FROM meeting AS m JOIN slip AS s ON s.sid = m.sid
JOIN charge AS c ON c.auth = s.auth AND c.store = s.store AND c.amount = s.amount AND c.currency = s.currency
WHERE m.auth_is = 2 AND c.captured = 1 AND c.refund = s.refund AND c.cid <> m.cid;

-- pass: settled
-- The only two that fit, and nothing that either side knows speaks against it. A crowd of keys never settles. Where only
-- the charge has a code the pair must be sure by its odds (`sure`, which `weighing.is_sure` fills). And what stays settled
-- because an earlier run had it so (`stay`, which `staying` fills).
CREATE TABLE settled AS
SELECT sid, cid, lag, 0 AS stay_ppm FROM anchor WHERE voided = 0 AND has_order = 0 AND lag BETWEEN {lag_s_min} AND {lag_s_max}
  AND ({auth_tells} = 0 OR auth_is NOT IN (2, 4) OR (auth_is = 4 AND sid IN (SELECT sid FROM sure)))
  AND ref_is <> 2 AND card_is <> 2 AND brand_is <> 2
  AND NOT EXISTS (SELECT 1 FROM bare AS b WHERE b.sid = anchor.sid)
  AND NOT EXISTS (SELECT 1 FROM stay AS t WHERE t.sid = anchor.sid)
  AND NOT EXISTS (SELECT 1 FROM stay AS t WHERE t.cid = anchor.cid)
UNION ALL
SELECT t.sid, t.cid, c.charged_at - s.sold_at, t.ppm
FROM stay AS t JOIN slip AS s ON s.sid = t.sid JOIN charge AS c ON c.cid = t.cid;

-- pass: open_slip
CREATE TABLE open_slip AS
SELECT s.sid, store, order_ref, card, voided, refund, sold_at, amount, currency, last4, auth, slip_no
FROM slip AS s LEFT JOIN settled AS x ON x.sid = s.sid WHERE cash = 0 AND x.sid IS NULL;

-- pass: open_charge
CREATE TABLE open_charge AS
SELECT c.cid, store, order_id, card, web, refund, charged_at, amount, currency, last4, auth, slip_ref
FROM charge AS c LEFT JOIN settled AS x ON x.cid = c.cid WHERE captured = 1 AND x.cid IS NULL;

-- pass: store_charge
-- Those of a store: most of the others are the web's, and whatever asks for the store has nothing to look for there.
CREATE TABLE store_charge AS SELECT * FROM open_charge WHERE store <> 0;

-- pass: mate
-- Open charges beside the other charges of their order.
CREATE TABLE mate AS
SELECT a.cid, b.cid AS other_cid FROM open_charge AS a JOIN charge AS b ON a.order_id = b.order_id
WHERE a.order_id <> 0 AND b.captured = 1 AND a.cid <> b.cid AND a.currency = b.currency AND a.refund = b.refund;

-- pass: lonely
-- Open slips without any charge of their store, amount and card: both may be keyed wrong more than once.
CREATE TABLE lonely AS
SELECT * FROM open_slip AS s WHERE s.voided = 0 AND NOT EXISTS (
    SELECT 1 FROM store_charge AS c WHERE c.store = s.store AND c.amount = s.amount AND c.last4 = s.last4
      AND (c.refund = s.refund OR s.refund = 1));

-- pass: spare_charge
-- Charges of a store on a card that has no slip of their money there, and the five minutes in which they came: whoever asks
-- for what came minutes apart asks for three of these, or it is held against every charge of the store.
CREATE TABLE spare_charge AS
SELECT c.*, c.charged_at - c.charged_at % 300 AS minutes FROM store_charge AS c WHERE c.last4 >= 0 AND NOT EXISTS (
    SELECT 1 FROM slip AS t WHERE t.store = c.store AND t.last4 = c.last4 AND t.amount = c.amount);

-- pass: every_asking
-- Open slips that are held against every open charge of their store and card, whatever its amount: all of them.
CREATE VIEW asking AS SELECT * FROM open_slip;

-- pass: lonely_asking
-- The same where slips and charges lie so close that most such pairs are chance (`passing.CHANCE_PAIRS_MAX`): only
-- those that no charge fits.
CREATE VIEW asking AS SELECT * FROM lonely;

-- ask: chance
-- How many open slips and open charges of a store end alike by chance, in ten thousands.
SELECT COALESCE(SUM(s.n * c.n), 0) AS n
FROM (SELECT store, COUNT(*) AS n FROM open_slip WHERE last4 >= 0 GROUP BY store) AS s
JOIN (SELECT store, COUNT(*) AS n FROM store_charge WHERE last4 >= 0 GROUP BY store) AS c ON c.store = s.store;

-- pass: common_price
-- Prices of more than so many slips: as many as there are ends of cards (`passing.COMMON_PRICE_SLIPS`).
CREATE TABLE common_price AS
SELECT currency, amount FROM slip WHERE last4 >= 0 GROUP BY currency, amount HAVING COUNT(*) > {slips};

-- pass: rare_price
-- Prices that few open charges of their store have (`passing.RARE_PRICE_CHARGES`): there one on any card says something.
CREATE TABLE rare_price AS
SELECT store, currency, amount FROM store_charge WHERE last4 >= 0
GROUP BY store, currency, amount HAVING COUNT(*) <= {charges};

-- pass: own
-- Open charges smaller than a lonely slip that are on its card or name its number, in its store.
CREATE TABLE own AS
SELECT s.sid, c.cid, c.amount, c.charged_at FROM lonely AS s JOIN store_charge AS c
  ON s.currency = c.currency AND s.store = c.store AND s.last4 = c.last4 AND s.refund = c.refund
WHERE c.last4 >= 0 AND c.amount < s.amount AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION
SELECT s.sid, c.cid, c.amount, c.charged_at FROM lonely AS s JOIN store_charge AS c
  ON s.currency = c.currency AND s.store = c.store AND s.slip_no = c.slip_ref AND s.refund = c.refund
WHERE c.slip_ref <> 0 AND c.amount < s.amount AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max};

-- pass: rest
-- What one of them leaves of its slip, or all of one visit together.
CREATE TABLE rest AS
SELECT s.sid, s.store, s.currency, s.refund, s.last4, s.auth, o.charged_at, s.amount - o.amount AS amount
FROM own AS o JOIN lonely AS s ON s.sid = o.sid
UNION
SELECT s.sid, s.store, s.currency, s.refund, s.last4, s.auth, o.charged_at, s.amount - o.amount AS amount
FROM (
    SELECT a.sid, a.cid, a.charged_at, SUM(b.amount) AS amount FROM own AS a JOIN own AS b ON b.sid = a.sid
    WHERE b.charged_at - a.charged_at BETWEEN -900 AND 900 GROUP BY a.sid, a.cid, a.charged_at HAVING COUNT(*) > 1
) AS o JOIN lonely AS s ON s.sid = o.sid WHERE o.amount < s.amount;

-- pass: by_money
-- Which open charge might belong to which slip: every block asks for agreement in at least two things, and for one
-- that is rare. A wrong last four has one digit wrong or two neighbours swapped, and is found by the half that is right.
-- Settled slips stand here too, since an open charge may be a second one for them. A pass for every few blocks, so that
-- not all of their tables are held at once.
-- The same money and the same end of a card, anywhere. Of a common price each end of a card is among the slips by
-- chance, and that one of them was charged once more in another store would be no news: there only open slips are
-- looked at far from their store, whose own charge it may be. A refund is none of a sale's charges, but it may stand where
-- the only one should be. What an order was paid on the web lies further back, also where its slip does not name it.
CREATE TABLE by_money AS
SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.amount = c.amount AND s.last4 = c.last4
WHERE c.last4 >= 0 AND (s.refund = c.refund OR (s.refund = 1 AND s.store = c.store))
  AND (s.store = c.store OR NOT EXISTS (
    SELECT 1 FROM common_price AS p WHERE p.currency = c.currency AND p.amount = c.amount))
  AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM open_charge AS c JOIN open_slip AS s
  ON s.currency = c.currency AND s.amount = c.amount AND s.last4 = c.last4 AND s.refund = c.refund
JOIN common_price AS p ON p.currency = c.currency AND p.amount = c.amount
WHERE c.last4 >= 0 AND s.store <> c.store AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM open_charge AS c JOIN lonely AS s
  ON s.currency = c.currency AND s.amount = c.amount AND s.last4 = c.last4 AND s.refund = c.refund
WHERE c.last4 >= 0 AND c.web = 1 AND s.order_ref = 0 AND c.charged_at - s.sold_at BETWEEN {order_s_min} AND {lag_s_min} - 1
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN lonely AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.last4 = c.last4
WHERE c.last4 >= 0 AND s.refund = 0 AND c.refund = 1 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max};

-- pass: by_code
-- The same approval, card, slip number or order.
CREATE TABLE by_code AS
SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.auth = c.auth
WHERE c.auth <> 0 AND (s.store = c.store OR s.amount = c.amount)
  AND (s.refund = c.refund OR (s.refund = 1 AND s.store = c.store AND s.amount = c.amount))
  AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.card = c.card
WHERE c.card <> 0 AND s.refund = c.refund AND (s.amount = c.amount OR s.store = c.store)
  AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.slip_no = c.slip_ref
WHERE c.slip_ref <> 0 AND (s.store = c.store OR s.amount = c.amount)
  AND (s.refund = c.refund OR s.refund = 1) AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM open_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.order_ref = c.order_id
WHERE c.order_id <> 0 AND s.order_ref <> 0 AND s.refund = c.refund
UNION ALL
SELECT t.sid, x.cid FROM (
    SELECT DISTINCT c.cid, s.store, s.currency, s.refund, s.last4, s.sold_at, c.amount - g.amount AS amount
    FROM open_slip AS s JOIN open_charge AS c
      ON s.currency = c.currency AND s.order_ref = c.order_id AND s.refund = c.refund
    JOIN (
        SELECT store, currency, refund, order_ref, SUM(amount) AS amount FROM open_slip
        WHERE order_ref <> 0 AND voided = 0 GROUP BY store, currency, refund, order_ref
    ) AS g ON g.store = s.store AND g.currency = s.currency AND g.refund = s.refund AND g.order_ref = s.order_ref
    WHERE s.order_ref <> 0 AND c.order_id <> 0 AND c.store = 0 AND s.last4 >= 0 AND g.amount < c.amount
) AS x JOIN open_slip AS t
  ON t.currency = x.currency AND t.store = x.store AND t.amount = x.amount AND t.last4 = x.last4 AND t.refund = x.refund
WHERE t.order_ref = 0 AND t.voided = 0 AND t.sold_at - x.sold_at BETWEEN -900 AND 900
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN lonely AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.auth = c.auth
WHERE c.auth <> 0 AND s.refund = 0 AND c.refund = 1 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT x.sid, a.cid FROM mate AS m JOIN open_charge AS a ON a.cid = m.cid JOIN charge AS b ON b.cid = m.other_cid
JOIN settled AS x ON x.cid = b.cid
WHERE a.amount = b.amount;

-- pass: by_card
-- The same store and end of a card; with a slip that is not asking the amounts must be one keying error apart.
CREATE TABLE by_card AS
SELECT s.sid, c.cid FROM store_charge AS c JOIN asking AS s
  ON s.currency = c.currency AND s.store = c.store AND s.last4 = c.last4 AND s.refund = c.refund
WHERE c.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.store = c.store AND s.last4 = c.last4 AND s.refund = c.refund
WHERE c.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
  AND (ABS(s.amount - c.amount) IN (SELECT minor FROM keying_step)
    OR (c.amount >= 2 * s.amount AND (c.amount = 10 * s.amount
      OR 10 * (s.amount - c.amount % 10) = c.amount - c.amount % 10
      OR 10 * (s.amount - c.amount % 10) = c.amount - c.amount % 100
      OR 10 * (s.amount - c.amount % 100) = c.amount - c.amount % 1000
      OR 10 * (s.amount - c.amount % 1000) = c.amount - c.amount % 10000
      OR 10 * (s.amount - c.amount % 10000) = c.amount - c.amount % 100000
      OR 10 * s.amount = c.amount - c.amount % 10))
    OR (s.amount >= 2 * c.amount AND (s.amount = 10 * c.amount
      OR 10 * (c.amount - s.amount % 10) = s.amount - s.amount % 100
      OR 10 * (c.amount - s.amount % 100) = s.amount - s.amount % 1000
      OR 10 * (c.amount - s.amount % 1000) = s.amount - s.amount % 10000
      OR 10 * (c.amount - s.amount % 10000) = s.amount - s.amount % 100000
      OR 10 * c.amount = s.amount - s.amount % 10)));

-- pass: by_price
-- The same store and money, and a last four that is keyed wrong or lacks.
CREATE TABLE by_price AS
SELECT s.sid, c.cid FROM store_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
 AND s.last4 - s.last4 % 100 = c.last4 - c.last4 % 100
WHERE c.last4 >= 0 AND s.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
  AND (s.last4 % 10 = c.last4 % 10 OR s.last4 - s.last4 % 10 = c.last4 - c.last4 % 10
    OR 100 * (s.last4 % 10) + s.last4 % 100 - s.last4 % 10 = 10 * (c.last4 % 100))
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund AND s.last4 % 100 = c.last4 % 100
WHERE c.last4 >= 0 AND s.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
  AND (s.last4 - s.last4 % 1000 = c.last4 - c.last4 % 1000 OR s.last4 % 1000 = c.last4 % 1000
    OR 100 * (s.last4 % 1000 - s.last4 % 100) + s.last4 - s.last4 % 1000 = 10 * (c.last4 - c.last4 % 100))
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund AND s.last4 % 10 = c.last4 % 10
 AND s.last4 - s.last4 % 1000 = c.last4 - c.last4 % 1000
WHERE c.last4 >= 0 AND s.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
  AND s.last4 % 1000 - s.last4 % 100 = 10 * (c.last4 % 100 - c.last4 % 10)
  AND 10 * (s.last4 % 100 - s.last4 % 10) = c.last4 % 1000 - c.last4 % 100
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN slip AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
WHERE c.last4 < 0 AND s.cash = 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN open_slip AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
WHERE s.last4 < 0 AND c.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN lonely AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
WHERE c.last4 >= 0 AND s.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
  AND CASE WHEN s.last4 - s.last4 % 1000 = c.last4 - c.last4 % 1000 THEN 1 ELSE 0 END
    + CASE WHEN s.last4 % 1000 - s.last4 % 100 = c.last4 % 1000 - c.last4 % 100 THEN 1 ELSE 0 END
    + CASE WHEN s.last4 % 100 - s.last4 % 10 = c.last4 % 100 - c.last4 % 10 THEN 1 ELSE 0 END
    + CASE WHEN s.last4 % 10 = c.last4 % 10 THEN 1 ELSE 0 END >= 2
UNION ALL
SELECT s.sid, c.cid FROM store_charge AS c JOIN lonely AS s
  ON s.currency = c.currency AND s.store = c.store AND s.amount = c.amount AND s.refund = c.refund
JOIN rare_price AS p ON p.store = c.store AND p.currency = c.currency AND p.amount = c.amount
WHERE c.last4 >= 0 AND s.last4 >= 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
  AND NOT EXISTS (SELECT 1 FROM slip AS t WHERE t.store = c.store AND t.last4 = c.last4);

-- pass: by_sum
-- Sums to the cent where one of those that add up lacks its last four, or is on another card that has no such slip of its
-- own and paid within minutes: a slip paid with two cards, or three. What is left of each charge stands as rows of
-- its own, each once: an engine that joins the three in another order first makes all pairs of a store's slips.
CREATE TABLE by_sum AS
SELECT DISTINCT sid, cid FROM (
    SELECT r.sid, d.cid FROM rest AS r JOIN spare_charge AS d
      ON d.currency = r.currency AND d.store = r.store AND d.amount = r.amount AND d.refund = r.refund
    JOIN rare_price AS p ON p.store = d.store AND p.currency = d.currency AND p.amount = d.amount
    WHERE d.last4 <> r.last4 AND d.charged_at - r.charged_at BETWEEN -900 AND 900
    UNION ALL
    SELECT r.sid, d.cid FROM rest AS r JOIN store_charge AS d
      ON d.currency = r.currency AND d.auth = r.auth AND d.amount = r.amount AND d.refund = r.refund
    WHERE d.auth <> 0 AND d.charged_at - r.charged_at BETWEEN -900 AND 900
    UNION ALL
    SELECT x.sid, e.cid FROM (
        SELECT DISTINCT r.sid, r.store, r.currency, r.refund, r.last4, r.charged_at, d.cid, r.amount - d.amount AS amount
        FROM (
            SELECT r.*, r.charged_at - r.charged_at % 300 + n.aside AS minutes
            FROM rest AS r CROSS JOIN (SELECT -300 AS aside UNION ALL SELECT 0 UNION ALL SELECT 300) AS n
        ) AS r JOIN spare_charge AS d
          ON d.currency = r.currency AND d.store = r.store AND d.refund = r.refund AND d.minutes = r.minutes
        WHERE d.last4 <> r.last4 AND d.amount < r.amount AND d.charged_at - r.charged_at BETWEEN -300 AND 300
    ) AS x JOIN spare_charge AS e
      ON e.currency = x.currency AND e.store = x.store AND e.amount = x.amount AND e.refund = x.refund
    WHERE e.last4 <> x.last4 AND e.cid <> x.cid AND e.charged_at - x.charged_at BETWEEN -300 AND 300
    UNION ALL
    SELECT s.sid, d.cid FROM open_slip AS s JOIN store_charge AS c
      ON s.currency = c.currency AND s.store = c.store AND s.last4 = c.last4 AND s.refund = c.refund
    JOIN store_charge AS d
      ON d.currency = s.currency AND d.store = s.store AND d.amount = s.amount - c.amount AND d.refund = s.refund
    WHERE c.last4 >= 0 AND d.last4 < 0 AND s.voided = 0 AND c.amount < s.amount
      AND d.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT t.sid, c.cid FROM (
        SELECT DISTINCT a.cid, a.currency, a.store, a.refund, a.charged_at, a.amount - s.amount AS amount
        FROM open_slip AS s JOIN store_charge AS a
          ON s.currency = a.currency AND s.store = a.store AND s.last4 = a.last4 AND s.refund = a.refund
        WHERE a.last4 >= 0 AND s.voided = 0 AND s.amount < a.amount
    ) AS c JOIN open_slip AS t
      ON t.currency = c.currency AND t.store = c.store AND t.amount = c.amount AND t.refund = c.refund
    WHERE t.last4 < 0 AND t.voided = 0 AND c.charged_at - t.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM open_slip AS s JOIN open_slip AS t
      ON s.currency = t.currency AND s.store = t.store AND s.last4 = t.last4 AND s.refund = t.refund
    JOIN store_charge AS c
      ON c.currency = s.currency AND c.store = s.store AND c.amount = s.amount + t.amount AND c.refund = s.refund
    WHERE s.last4 >= 0 AND c.last4 < 0 AND s.sid <> t.sid AND s.voided = 0 AND t.voided = 0
      AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, c.cid FROM (
        SELECT last4, store, currency, refund, SUM(amount) AS amount FROM lonely
        WHERE last4 >= 0 GROUP BY last4, store, currency, refund HAVING COUNT(*) > 2
    ) AS g JOIN store_charge AS c
      ON c.currency = g.currency AND c.store = g.store AND c.amount = g.amount AND c.refund = g.refund
    JOIN lonely AS s
      ON s.currency = g.currency AND s.store = g.store AND s.last4 = g.last4 AND s.refund = g.refund
    WHERE c.last4 < 0 AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, a.cid FROM (
        SELECT order_id, store, currency, refund, SUM(amount) AS amount FROM store_charge
        WHERE order_id <> 0 GROUP BY order_id, store, currency, refund HAVING COUNT(*) > 1
    ) AS g JOIN open_slip AS s
      ON s.currency = g.currency AND s.store = g.store AND s.amount = g.amount AND s.refund = g.refund
    JOIN store_charge AS a
      ON a.order_id = g.order_id AND a.store = g.store AND a.currency = g.currency AND a.refund = g.refund
    WHERE s.voided = 0 AND a.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, a.cid FROM (
        SELECT auth, store, currency, refund, SUM(amount) AS amount FROM store_charge
        WHERE auth <> 0 GROUP BY auth, store, currency, refund
        HAVING COUNT(*) > 1 AND MAX(charged_at) - MIN(charged_at) <= 7200
    ) AS g JOIN open_slip AS s
      ON s.currency = g.currency AND s.store = g.store AND s.amount = g.amount AND s.refund = g.refund
    JOIN store_charge AS a
      ON a.auth = g.auth AND a.store = g.store AND a.currency = g.currency AND a.refund = g.refund
    WHERE s.voided = 0 AND a.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    UNION ALL
    SELECT s.sid, a.cid FROM store_charge AS a JOIN store_charge AS b
      ON a.currency = b.currency AND a.store = b.store AND a.last4 = b.last4 AND a.refund = b.refund
    JOIN open_slip AS s
      ON s.currency = a.currency AND s.store = a.store AND s.amount = a.amount + b.amount AND s.refund = a.refund
    WHERE a.last4 >= 0 AND s.last4 < 0 AND a.cid <> b.cid AND s.voided = 0
      AND a.charged_at - b.charged_at BETWEEN -7200 AND 7200
      AND a.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
) AS blocks;

-- pass: by_visit
-- Sums of what was paid already: charges over slips of one visit, and charges of one visit over a slip.
CREATE TABLE by_visit AS
SELECT DISTINCT sid, cid FROM (
    SELECT x.sid, x.cid FROM (
        SELECT DISTINCT s.sid, c.cid, s.store, s.currency, s.refund, s.last4, s.sold_at, c.amount - s.amount AS amount
        FROM store_charge AS c JOIN slip AS s
          ON s.currency = c.currency AND s.store = c.store AND s.last4 = c.last4 AND s.refund = c.refund
        WHERE c.last4 >= 0 AND s.amount < c.amount AND s.cash = 0 AND s.voided = 0
          AND c.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
    ) AS x JOIN slip AS t
      ON t.currency = x.currency AND t.store = x.store AND t.last4 = x.last4 AND t.refund = x.refund AND t.amount = x.amount
    WHERE t.sid <> x.sid AND t.cash = 0 AND t.voided = 0 AND t.sold_at - x.sold_at BETWEEN -900 AND 900
    UNION ALL
    SELECT s.sid, x.cid FROM (
        SELECT DISTINCT a.cid, a.store, a.currency, a.refund, a.last4, a.charged_at, a.amount + b.amount AS amount
        FROM store_charge AS a JOIN store_charge AS b
          ON a.currency = b.currency AND a.store = b.store AND a.last4 = b.last4 AND a.refund = b.refund
        WHERE a.last4 >= 0 AND a.cid <> b.cid AND a.charged_at - b.charged_at BETWEEN -900 AND 900
    ) AS x JOIN slip AS s
      ON s.currency = x.currency AND s.store = x.store AND s.last4 = x.last4 AND s.refund = x.refund AND s.amount = x.amount
    WHERE s.cash = 0 AND s.voided = 0 AND x.charged_at - s.sold_at BETWEEN {lag_s_min} AND {lag_s_max}
) AS blocks;

-- pass: pair
-- Each once, however many blocks have it.
CREATE TABLE pair AS
SELECT sid, cid FROM by_money
UNION SELECT sid, cid FROM by_code
UNION SELECT sid, cid FROM by_card
UNION SELECT sid, cid FROM by_price
UNION SELECT sid, cid FROM by_sum
UNION SELECT sid, cid FROM by_visit;

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
    WHERE a.slip_no <> 0 AND a.voided = 0 AND b.voided = 0 AND b.cash = 0 AND a.sid <> b.sid
      AND (a.amount = b.amount OR a.last4 = b.last4 OR a.sold_at - b.sold_at BETWEEN -7200 AND 7200)
    UNION ALL
    SELECT a.sid, b.sid FROM open_slip AS a JOIN slip AS b
      ON a.currency = b.currency AND a.store = b.store AND a.auth = b.auth AND a.refund = b.refund
    WHERE a.auth <> 0 AND a.voided = 0 AND b.voided = 0 AND b.cash = 0 AND a.sid <> b.sid
    UNION ALL
    SELECT a.sid, b.sid FROM lonely AS a JOIN slip AS b
      ON a.currency = b.currency AND a.store = b.store AND a.last4 = b.last4 AND a.refund = b.refund
    WHERE a.last4 >= 0 AND a.voided = 0 AND b.voided = 0 AND b.cash = 0 AND a.sid <> b.sid
      AND a.sold_at - b.sold_at BETWEEN -900 AND 900
    UNION ALL
    SELECT a.sid, b.sid FROM lonely AS a JOIN slip AS b
      ON a.currency = b.currency AND a.store = b.store AND a.amount = b.amount AND a.refund = b.refund
    WHERE a.voided = 0 AND b.voided = 0 AND b.cash = 0 AND a.sid <> b.sid
      AND a.sold_at - b.sold_at BETWEEN -900 AND 900
) AS twins;

-- pass: retry
-- Charges of one order, or of one approval, for the same money on the same card: a second one needs an explanation. On
-- the web those that name no order within two minutes as well: nobody fills a basket so fast.
CREATE TABLE retry AS
SELECT DISTINCT cid, other_cid FROM (
    SELECT a.cid, b.cid AS other_cid FROM mate AS m JOIN open_charge AS a ON a.cid = m.cid
    JOIN open_charge AS b ON b.cid = m.other_cid AND a.amount = b.amount
    WHERE a.cid < b.cid
    UNION ALL
    SELECT a.cid, b.cid FROM open_charge AS a JOIN open_charge AS b
      ON a.currency = b.currency AND a.store = b.store AND a.amount = b.amount AND a.last4 = b.last4
     AND a.refund = b.refund
    WHERE a.last4 >= 0 AND a.cid < b.cid
      AND ((a.auth <> 0 AND a.auth = b.auth) OR (a.slip_ref <> 0 AND a.slip_ref = b.slip_ref)
        OR (a.web = 1 AND b.web = 1 AND a.order_id = 0 AND b.order_id = 0 AND a.charged_at - b.charged_at BETWEEN -120 AND 120))
) AS doubles;

-- pass: asked_slip
-- Whoever has to be looked at, numbered by id from 0: from here on no order of rows can be felt. Numbered before the
-- other columns join, so that ids alone are sorted.
CREATE TABLE asked_slip AS
SELECT s.*, p.place FROM (
    SELECT n.sid, ROW_NUMBER() OVER (ORDER BY n.slip_id) - 1 AS place FROM slip AS n
    JOIN (SELECT sid FROM open_slip UNION SELECT sid FROM pair UNION SELECT other_sid FROM slip_pair) AS q ON q.sid = n.sid
) AS p JOIN slip AS s ON s.sid = p.sid;

-- pass: asked_charge
CREATE TABLE asked_charge AS
SELECT c.*, p.place FROM (
    SELECT n.cid, ROW_NUMBER() OVER (ORDER BY n.charge_id) - 1 AS place FROM charge AS n
    JOIN (
        SELECT cid FROM pair UNION SELECT cid FROM retry UNION SELECT other_cid FROM retry
        UNION SELECT x.cid FROM settled AS x JOIN asked_slip AS q ON q.sid = x.sid
        UNION SELECT cid FROM open_charge WHERE slip_ref <> 0
        UNION SELECT c.cid FROM open_charge AS c JOIN during AS d ON d.cid = c.cid WHERE store <> 0 AND web = 0
    ) AS q ON q.cid = n.cid
) AS p JOIN charge AS c ON c.cid = p.cid;
