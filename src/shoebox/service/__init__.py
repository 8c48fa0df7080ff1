"""Central's HTTP door: bytes in, receipt out."""
