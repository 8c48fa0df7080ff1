"""The findings report: the proof first, then every finding once."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

from paper import samples
from paper.reading import codes, overlaps, page_count, page_texts, text
from shoebox.domain.box_sum import BoxSum
from shoebox.domain.report import CorrectedBoxes, DayBridge, FindingLine, ProofLine
from shoebox.paper import findings_pdf


def test_every_finding_once_in_order() -> None:
    """60 findings on 5 pages, each id once, the pages counted."""
    report = samples.findings_report(60)
    pdf = findings_pdf(report)
    said = text(pdf)
    at = [said.index(finding.finding_id) for finding in report.findings]
    assert at == sorted(at)
    assert all(said.count(finding.finding_id) == 1 for finding in report.findings)
    assert f"Page {page_count(pdf)} of {page_count(pdf)}" in said
    assert "Money in findings" in said
    assert "refunds-26-07-001.csv" in said


def test_a_run_of_more_findings_than_paper_holds_is_counted_whole() -> None:
    """60 findings of which 10 stand on it, and 7 in other currencies."""
    whole = samples.findings_report(60)
    said = " ".join(text(findings_pdf(replace(whole, findings=whole.findings[:10], elsewhere=7))).split())
    stake, left = (sum(one.amount_minor for one in some) for some in (
        whole.findings, [one for one in whole.findings if not one.decision],
    ))  # fmt: skip
    assert f"Money in findings ${stake / 100:,.2f} Findings 60 " in said
    assert f"Money not decided ${left / 100:,.2f}" in said
    assert "The 10 largest of 60 findings" in said
    assert "7 findings in other currencies are in the sheet alone." in said
    assert "All findings" not in said


def test_the_proof_adds_up_or_says_by_what_not() -> None:
    """3,021 + 60 + 14 = 3,095 slips; then one slip of $12.00 falls out."""
    report = samples.findings_report(60)
    assert text(findings_pdf(report)).count("Adds up,") == 3
    *parts, whole = report.slips
    lost = ProofLine(label=whole.label, count=whole.count + 1, amount_minor=whole.amount_minor + 1_200)
    said = " ".join(text(findings_pdf(samples.findings_report(60, slips=(*parts, lost)))).split())
    assert "Does not add up, by 1 and $12.00." in said
    assert "Does not add up: sales by 1 and $12.00, charges by 0 and $0.00; store-days that do not close: 0." in said


def test_every_store_day_once_and_the_total_to_the_cent() -> None:
    """26 store-days of $262,386.87 sales: two lines each, sales over charges, and the sum that the run took in."""
    report = samples.findings_report(60)
    said = text(findings_pdf(report))
    _, _, statement = said.partition("By store and day")
    stores = [line for line in statement.splitlines() if line.startswith(("Store 0", "No store"))]
    assert len(stores) == len(report.days or ()) == 26
    *_, count, charges_count, sales, charges = statement.partition("Together")[2].split()[:6]
    assert (count, charges_count) == (f"{report.slips[-1].count:,}", f"{report.charges[-1].count:,}")
    assert (sales, charges) == tuple(f"{side[-1].amount_minor / 100:,.2f}" for side in (report.slips, report.charges))


def test_what_is_left_out_of_a_long_list_of_days_is_counted() -> None:
    """33 days whose boxes hold slips of other dates, and 31 boxes with corrections: 30 of each, then how many more."""
    bridge = DayBridge(store="085", day="2026-11-12", currency="USD", boxes=(2, 900), out=(1, 400), come_in=(0, 0))
    boxes = CorrectedBoxes(store="085", day="2026-11-13", currency="USD", comes_to=BoxSum(500, -100, ("2026-11-12",)))
    report = samples.findings_report(3, bridges=(bridge,) * 33, corrected=(boxes,) * 31)
    said = " ".join(text(findings_pdf(report)).split())
    assert (said.count("Store 085, 12 Nov 2026: its boxes"), said.count("Store 085, box of 13 Nov 2026:")) == (30, 30)
    assert (said.count("3 more such days."), said.count("1 more such day.")) == (1, 1)
    assert "taken that day $6.00, corrections of earlier days (12 Nov 2026) −$1.00, box total $5.00." in said


def test_a_long_statement_has_pages_of_its_own_and_a_short_one_does_not() -> None:
    short, long = (findings_pdf(samples.findings_report(*size)) for size in ((14, 1), (3, 60)))
    assert "All findings, continued" in page_texts(short)[-1]
    assert "By store and day" in page_texts(short)[-1]
    pages = page_texts(long)
    assert "All findings" in pages[0]
    assert "By store and day" not in pages[0]
    assert all(page.count("By store and day") == 1 for page in pages[1:])
    assert overlaps(long) == []


def test_a_store_day_that_does_not_close_is_told() -> None:
    report = samples.findings_report(3)
    first, *rest = report.days or ()
    said = text(findings_pdf(samples.findings_report(3, days=(replace(first, closes=False), *rest))))
    assert "Does not add up:" in said
    assert "store-days that do not close: 1." in " ".join(said.split())


def test_a_statement_that_is_not_at_hand_says_so() -> None:
    assert "own files are not here any more" in text(findings_pdf(samples.findings_report(3, days=None)))


def test_a_run_without_findings() -> None:
    nothing = {"kinds": (), "files": (), "slips": (), "charges": (), "days": ()}
    pdf = findings_pdf(samples.findings_report(0, **nothing))
    assert text(pdf).splitlines().count("none") == 6
    assert page_count(pdf) == 1


def test_the_run_number_reads_back() -> None:
    assert [content for _, content in codes(findings_pdf(samples.findings_report(3)), 203)] == ["R-20261119-0812-3"]


def test_hostile_findings() -> None:
    """Markup, endless words, a card number where a brand should stand: printed as text, cut, or left out."""
    finding = FindingLine(
        finding_id="F" * 64, words="<b>&\"'</b> twice " * 9, store="S" * 40, card="Visa 4111111111111111",
        amount_minor=-(10**12), confidence="quite sure of it all", reasons="because " * 300, decision="D" * 300,
    )  # fmt: skip
    pdf = findings_pdf(samples.findings_report(0, findings=(finding,) * 3, title="T" * 200, run_id="R" * 60))
    said = text(pdf)
    assert "<b>&\"'</b> twice" in said
    assert "41111" not in said
    assert overlaps(pdf) == []


def test_a_thousand_findings_cost_seconds_of_work() -> None:
    """Counted in this process's own time, so a busy machine fails nobody; the benchmark holds the figure."""
    report = samples.findings_report(1_000)
    began = process_time()
    pdf = findings_pdf(report)
    assert process_time() - began < 5
    assert page_count(pdf) > 50
