"""What other cases already move of a case's charges and slips. Casework room; reads the cases only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shoebox.casework import plan
from shoebox.casework.kept import kept_evidence
from shoebox.domain.case import CaseRow
from shoebox.domain.evidence import Evidence
from shoebox.storage import case_reads


def claims_on(
    conn: case_reads.Look, row: CaseRow, evidence: Evidence, back: Mapping[str, int], owing: Mapping[str, int]
) -> plan.Claims:
    """Of the charges in `back` and the slips in `owing`.

    A case that somebody took up again may be about a slip that its store has corrected since: whatever charges the slip
    as it was corrected charges this one. What a processor refused of a slip as it was, in a case that is closed,
    charges nothing any more.
    """
    papers = plan.papers_of(evidence, owing)
    refunds, charged = case_reads.spoken_for(conn, charge_ids=back, slip_ids=papers, except_case=row.case_id)
    charged -= case_reads.refused_for_good(conn, [one for one in papers if one not in owing])
    if any(owing.values()) and case_reads.was_reopened(conn, row.case_id):
        charged |= frozenset(_charged_since(conn, row))
    return plan.claims_on(evidence, refunds, charged)


def _charged_since(conn: case_reads.Look, row: CaseRow) -> Iterator[str]:
    """The former ids of slips of this store that later cases charge."""
    for act, slip_ids in case_reads.charged_later(conn, case_id=row.case_id, store=row.store):
        for slip in kept_evidence(act.plain["evidence"]).slips:
            if slip.slip_id in slip_ids:
                yield from slip.ids
