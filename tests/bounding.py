"""The bounds that a clerk's waiting is held to, and what of a run's figures is beyond them: figures in, words out."""

from __future__ import annotations

LAST_KEY_P99_MS_MAX = 50.0  # from a sale's last key to "Recorded"
LOOK_P99_MS_MAX = 20.0  # likely twin and price search: under it
FIRST_KEY_TIMES_MAX = 1.5  # a window to its first key, beside a bare PySide6 window of the same run


def slow_last_key(p99_ms: float) -> list[str]:
    """The counter's one bound."""
    if p99_ms <= LAST_KEY_P99_MS_MAX:
        return []
    return [f'from the last key to "Recorded" p99 was {p99_ms:.1f} ms, not {LAST_KEY_P99_MS_MAX:g} at most']


def slow_looks(p99_ms: dict[str, float]) -> list[str]:
    """Looks while somebody types, by what they look for."""
    return [
        f"{what}: p99 was {took:.2f} ms, not under {LOOK_P99_MS_MAX:g}"
        for what, took in p99_ms.items()
        if not took < LOOK_P99_MS_MAX
    ]


def slow_windows(times: dict[str, float]) -> list[str]:
    """Windows by their name, and how many times a bare one's processor time each takes to its first key."""
    return [
        f"the {name} window: its first key took {ratio:.2f} times a bare one's, not {FIRST_KEY_TIMES_MAX:g} at most"
        for name, ratio in times.items()
        if not ratio <= FIRST_KEY_TIMES_MAX
    ]
