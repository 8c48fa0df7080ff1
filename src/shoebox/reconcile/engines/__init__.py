"""Engines that run the reconciliation's passes; the only place that imports duckdb."""
