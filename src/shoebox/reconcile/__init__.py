"""The reconciliation: slips against charges, findings with evidence."""
