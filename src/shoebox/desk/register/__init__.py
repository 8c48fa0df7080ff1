"""The register window."""
