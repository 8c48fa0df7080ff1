"""The reconciliation: slips against charges, findings with evidence, books that balance.

The room takes files and leaves a folder; the contract of both stands in docs/reconcile.md. It imports no sibling.
"""

from __future__ import annotations

from shoebox.reconcile.bits import weigh
from shoebox.reconcile.face import command
from shoebox.reconcile.intake import digest
from shoebox.reconcile.reading import read_findings, read_links, read_run, read_store_days, read_summary
from shoebox.reconcile.ruling import rules_digest
from shoebox.reconcile.running import RULES_VERSION, run
from shoebox.reconcile.since import Files, Since, since

__all__ = [
    "RULES_VERSION",
    "Files",
    "Since",
    "command",
    "digest",
    "read_findings",
    "read_links",
    "read_run",
    "read_store_days",
    "read_summary",
    "rules_digest",
    "run",
    "since",
    "weigh",
]
