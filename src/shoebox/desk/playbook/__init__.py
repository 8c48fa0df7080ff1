"""The playbook over any window of a store: pages found as one types, read beside the list. Desk: knows no window."""
