"""Finance's window: imports, runs, the queue, approvals, instruction files."""
