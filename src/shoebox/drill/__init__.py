"""The outage simulator, with known truth: demo, training, benchmarks."""
