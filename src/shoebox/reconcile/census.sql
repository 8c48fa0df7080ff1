-- What both files look like, and what is open: questions that follow the passes, in the same portable subset (see the head
-- of passes.sql; an hour is a moment without what is beyond it). DuckDB asks some of them in words of its own.

-- ask: anchors
-- Some of the pairs that only fit each other.
SELECT s.sold_at, a.lag, s.sold_at + a.lag AS charged_at, a.auth_is, a.ref_is, a.card_is, a.brand_is, s.store,
       s.register, s.slip_no, s.auth, c.auth AS charge_auth
FROM anchor AS a JOIN slip AS s ON s.sid = a.sid JOIN charge AS c ON c.cid = a.cid
WHERE a.voided = 0 AND a.web = 0 AND (s.sold_at + 7 * s.amount) % {step} = 0 ORDER BY s.slip_id;

-- ask: doubted
-- Pairs that only fit each other, of which the charge alone has a code (`weighing.is_sure`), a share of them at a time.
SELECT a.sid, s.sold_at, a.lag, s.amount, a.ref_is, a.card_is, a.brand_is, s.store, s.register, s.slip_no
FROM anchor AS a JOIN slip AS s ON s.sid = a.sid
WHERE a.auth_is = 4 AND a.voided = 0 AND a.has_order = 0 AND a.lag BETWEEN {lag_s_min} AND {lag_s_max}
  AND a.ref_is <> 2 AND a.card_is <> 2 AND a.brand_is <> 2 AND a.sid % {shares} = {share};

-- ask: slips_by_store
SELECT store, COUNT(*) AS n FROM slip GROUP BY store;

-- ask: charges_by_store
SELECT store, COUNT(*) AS n FROM charge WHERE captured = 1 GROUP BY store;

-- ask: charges_by_amount
SELECT amount, COUNT(*) AS n FROM charge WHERE captured = 1 GROUP BY amount HAVING COUNT(*) > 1;

-- ask: slip_counts
SELECT COUNT(*) AS slips FROM slip WHERE cash = 0 AND voided = 0;

-- ask: charge_counts
SELECT COUNT(*) AS charges, COALESCE(SUM(CASE WHEN web = 0 THEN 1 ELSE 0 END), 0) AS of_stores,
       COALESCE(SUM(CASE WHEN web = 1 THEN 1 ELSE 0 END), 0) AS of_web,
       COALESCE(MIN(charged_at), 0) AS first_s, COALESCE(MAX(charged_at), 0) AS last_s
FROM charge WHERE captured = 1;

-- ask: met
SELECT COUNT(cid) AS n FROM meeting;

-- ask: met_in_crowds
SELECT COALESCE(SUM(meetings), 0) AS n FROM crowd;

-- ask: bare_slips
SELECT COALESCE(SUM(CASE WHEN s.slips > COALESCE(c.charges, 0) THEN s.slips - COALESCE(c.charges, 0) ELSE 0 END), 0) AS n
FROM lone_slip AS s LEFT JOIN lone_charge AS c ON c.k = s.k;

-- ask: bare_orders
-- Those of them that release an order: it was charged as that order, elsewhere and mostly before.
SELECT COUNT(*) AS n FROM meeting WHERE cid IS NULL AND voided = 0 AND has_order = 1;

-- ask: struck_out
-- Struck-out slips whose store, amount and card nobody else has, and how many of them were charged.
SELECT COUNT(*) AS slips, COUNT(cid) AS charged FROM meeting AS m
WHERE voided = 1 AND (cid IS NULL OR web = 0) AND NOT EXISTS (SELECT 1 FROM crowd AS x WHERE x.k = m.k);

-- ask: strangers
SELECT COUNT(*) AS strangers, COALESCE(SUM(CASE WHEN c.auth <> 0 THEN 1 ELSE 0 END), 0) AS with_auth,
       COALESCE(SUM(CASE WHEN c.slip_ref <> 0 THEN 1 ELSE 0 END), 0) AS with_ref
FROM stranger AS x JOIN charge AS c ON c.cid = x.cid;

-- ask: moments
SELECT sold_at, COUNT(*) AS n FROM slip GROUP BY sold_at ORDER BY sold_at;

-- ask: hours
SELECT hour_s, SUM(stranger) AS stranger, SUM(web) AS web FROM (
    SELECT c.charged_at - c.charged_at % 3600 AS hour_s, 1 AS stranger, 0 AS web
    FROM stranger AS x JOIN charge AS c ON c.cid = x.cid
    UNION ALL
    SELECT charged_at - charged_at % 3600, 0, 1 FROM charge WHERE captured = 1 AND web = 1
) AS seen GROUP BY hour_s ORDER BY hour_s;

-- ask: doubles
-- Charges beyond the first where store, amount and last four are on one slip only, and none came before its sale.
SELECT COALESCE(SUM(same), 0) AS same, COALESCE(SUM(every - 1 - same), 0) AS apart FROM (
    SELECT COUNT(*) AS every,
           SUM(CASE WHEN c.order_id <> 0 THEN 1 ELSE 0 END)
             - COUNT(DISTINCT CASE WHEN c.order_id <> 0 THEN c.order_id END) AS same
    FROM slip AS s JOIN lone_slip AS x ON x.k = s.k JOIN charge AS c ON c.k = s.k
    WHERE x.slips = 1 AND s.voided = 0 AND c.charged_at >= s.sold_at - 43200 GROUP BY s.k HAVING COUNT(*) > 1
) AS families;

-- ask: doubles_apart
-- How far apart the two charges of such a slip are that do not share an order, and whether they share a code or
-- a slip number.
SELECT MAX(c.charged_at) - MIN(c.charged_at) AS apart,
       CASE WHEN (MIN(c.auth) <> 0 AND MIN(c.auth) = MAX(c.auth))
              OR (MIN(c.slip_ref) <> 0 AND MIN(c.slip_ref) = MAX(c.slip_ref)) THEN 1 ELSE 0 END AS repeats
FROM slip AS s JOIN lone_slip AS x ON x.k = s.k JOIN charge AS c ON c.k = s.k
WHERE x.slips = 1 AND s.voided = 0 AND c.charged_at >= s.sold_at - 43200
GROUP BY s.k
HAVING COUNT(*) = 2 AND (SUM(CASE WHEN c.order_id = 0 THEN 1 ELSE 0 END) > 0 OR COUNT(DISTINCT c.order_id) = 2)
ORDER BY apart;

-- pass: opening
-- When each store's slips begin: half a day before the fiftieth part of them was sold.
CREATE TABLE opening AS
SELECT store, MIN(sold_at) - 43200 AS opened_at FROM (
    SELECT store, sold_at, ROW_NUMBER() OVER (PARTITION BY store ORDER BY sold_at) AS nth,
           COUNT(*) OVER (PARTITION BY store) AS n FROM slip
) AS q WHERE 50 * nth >= n GROUP BY store;

-- pass: visit
CREATE TABLE visit AS
SELECT store, last4, amount, sold_at - sold_at % 86400 AS day_s FROM slip
WHERE cash = 0 AND voided = 0 AND refund = 0 AND last4 >= 0;

-- pass: earlier
CREATE TABLE earlier AS
SELECT c.store, c.last4, c.amount FROM charge AS c JOIN opening AS o ON o.store = c.store
WHERE c.captured = 1 AND c.web = 0 AND c.refund = 0 AND c.last4 >= 0 AND c.charged_at < o.opened_at;

-- ask: repeats
-- How often the card of a slip was in its store on an earlier day, and how often for the same amount; the same of those
-- days that were before the outage.
SELECT amount, {step} * COUNT(*) AS customers, {step} * SUM(same) AS same, {step} * SUM(before) AS before,
       {step} * SUM(same * before) AS same_before FROM (
    SELECT a.amount, CASE WHEN a.amount = b.amount THEN 1 ELSE 0 END AS same, 0 AS before
    FROM visit AS a JOIN visit AS b ON b.store = a.store AND b.last4 = a.last4
    WHERE b.day_s < a.day_s AND a.last4 % {step} = 0
    UNION ALL
    SELECT a.amount, CASE WHEN a.amount = b.amount THEN 1 ELSE 0 END, 1
    FROM visit AS a JOIN earlier AS b ON b.store = a.store AND b.last4 = a.last4
    WHERE a.last4 % {step} = 0
) AS seen GROUP BY amount ORDER BY amount;

-- ask: visits_by_day
SELECT store, day_s, COUNT(*) AS n FROM visit GROUP BY store, day_s;

-- ask: earlier_by_store
SELECT store, COUNT(*) AS n FROM earlier GROUP BY store;

-- ask: strangers_before
SELECT COUNT(*) AS n FROM stranger AS x JOIN charge AS c ON c.cid = x.cid JOIN opening AS o ON o.store = c.store
WHERE c.charged_at < o.opened_at;

-- ask: twins
-- Two slips that agree in store, amount, last four and kind: by what their numbers say (0 unknown, 1 the same, 2
-- another), how far apart they are, and whether both have a charge.
SELECT number_is, band, SUM(is_both) AS charged, SUM(1 - is_both) AS one FROM (
    SELECT CASE WHEN a.slip_no = 0 OR b.slip_no = 0 THEN 0 WHEN a.slip_no = b.slip_no THEN 1 ELSE 2 END AS number_is,
           CASE WHEN ABS(a.sold_at - b.sold_at) <= 60 THEN 0 WHEN ABS(a.sold_at - b.sold_at) <= 900 THEN 1
                WHEN ABS(a.sold_at - b.sold_at) <= 7200 THEN 2 ELSE 3 END AS band,
           CASE WHEN COALESCE(y.charges, 0) >= 2 THEN 1 ELSE 0 END AS is_both
    FROM lone_slip AS x JOIN slip AS a ON a.k = x.k JOIN slip AS b ON b.k = x.k AND a.sid < b.sid
    LEFT JOIN lone_charge AS y ON y.k = x.k WHERE x.slips = 2 AND a.voided = 0 AND b.voided = 0
) AS pairs GROUP BY number_is, band ORDER BY number_is, band;

-- ask: slips
-- Whoever has to be looked at, in the order of ids.
SELECT s.place, s.sold_at, s.amount, s.store, s.register, s.order_ref, s.last4, s.card, s.auth, s.slip_no, s.currency,
       s.brand, s.refund AS is_refund, s.voided AS is_voided, s.cash AS is_cash, COALESCE(r.place, -1) AS charge
FROM asked_slip AS s LEFT JOIN settled AS x ON x.sid = s.sid LEFT JOIN asked_charge AS r ON r.cid = x.cid
ORDER BY s.place;

-- ask: charges
SELECT c.place, c.charged_at, c.amount, c.store, c.last4, c.card, c.auth, c.slip_ref, c.order_id, c.currency, c.brand,
       c.refund AS is_refund, c.web AS is_web, CASE WHEN i.cid IS NULL THEN 0 ELSE 1 END AS is_in_incident,
       CASE WHEN x.cid IS NULL THEN 0 ELSE 1 END AS is_settled
FROM asked_charge AS c LEFT JOIN settled AS x ON x.cid = c.cid LEFT JOIN during AS i ON i.cid = c.cid
ORDER BY c.place;

-- ask: pairs
SELECT s.place AS slip, c.place AS charge
FROM pair AS p JOIN asked_slip AS s ON s.sid = p.sid JOIN asked_charge AS c ON c.cid = p.cid
ORDER BY c.place, s.place;

-- ask: slip_pairs
SELECT s.place AS one, c.place AS other
FROM slip_pair AS p JOIN asked_slip AS s ON s.sid = p.sid JOIN asked_slip AS c ON c.sid = p.other_sid
ORDER BY s.place, c.place;

-- ask: retries
SELECT a.place AS one, b.place AS other
FROM retry AS t JOIN asked_charge AS a ON a.cid = t.cid JOIN asked_charge AS b ON b.cid = t.other_cid
ORDER BY a.place, b.place;
