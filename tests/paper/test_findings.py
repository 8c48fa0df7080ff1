"""The findings report: the proof first, then every finding once."""

from __future__ import annotations

from time import process_time

from paper import samples
from paper.reading import codes, overlaps, page_count, text
from shoebox.domain.report import FindingLine, ProofLine
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


def test_the_proof_adds_up_or_says_by_what_not() -> None:
    """3,021 + 60 + 14 = 3,095 slips; then one slip of $12.00 falls out."""
    report = samples.findings_report(60)
    assert text(findings_pdf(report)).count("Adds up,") == 2
    *parts, whole = report.slips
    lost = ProofLine(label=whole.label, count=whole.count + 1, amount_minor=whole.amount_minor + 1_200)
    said = " ".join(text(findings_pdf(samples.findings_report(60, slips=(*parts, lost)))).split())
    assert "Does not add up, by 1 and $12.00." in said


def test_a_run_without_findings() -> None:
    nothing = {"kinds": (), "files": (), "slips": (), "charges": ()}
    pdf = findings_pdf(samples.findings_report(0, **nothing))
    assert text(pdf).splitlines().count("none") == 5
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
