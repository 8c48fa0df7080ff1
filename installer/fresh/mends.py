"""Why a step would not, and what a person does about it. Reads text only; touches nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

# How much of what a tool said is shown above the mend.
LINES_MAX, LINE_MAX = 8, 160


class Stuck(Exception):
    """A step would not go on; the text is the whole message: what happened, then what to do."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a tool says when one thing is wrong, and our sentence for it."""

    pattern: str
    sentence: str


# The first that fits is told, so the narrow ones stand before those that follow from them.
SIGNS = (
    Sign(
        r"No space left on device|You don't have enough free space|Disk quota exceeded",
        "The disk is full. Free a gigabyte, also where temporary files go (TMPDIR), and run this again.",
    ),
    Sign(
        r"DO NOT MATCH THE HASHES",
        "A package that came down is not the one this project was locked to (pip hash mismatch), and it was left out. "
        "Run this again; if it stays so, the package mirror in use serves altered files: ask whoever runs it.",
    ),
    Sign(
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|certificate is NOT trusted",
        "The network is there, but its certificate is not trusted here. Behind a proxy that opens connections, "
        "give its certificate to pip (PIP_CERT=/path/to/ca.pem) and to the system, and run this again.",
    ),
    Sign(
        r"Could not get lock|is locked by another process|Unable to acquire the dpkg frontend lock",
        "Another program is installing system packages. Wait until it is done, and run this again.",
    ),
    Sign(
        r"dpkg was interrupted",
        "An earlier installation of system packages was cut short. Run 'dpkg --configure -a' as root, then this again.",
    ),
    Sign(
        r"Unable to locate package|has no installation candidate",
        "This system's package lists do not know a package that is needed. "
        "Look whether its usual sources are switched on in /etc/apt, and run this again.",
    ),
    Sign(
        r"Temporary failure (in name resolution|resolving)|Could not resolve|Could not connect|Failed to fetch"
        r"|Unable to fetch|NewConnectionError|NameResolutionError|ConnectTimeout|Read timed out|Connection timed out"
        r"|Connection broken|Connection refused|Network is unreachable|ProxyError|from versions: none\)",
        "The packages could not be fetched: there is no network here, or it does not reach the package servers. "
        "Connect it (or name your mirror in pip's and apt's own settings), and run this again.",
    ),
    Sign(
        r"No matching distribution found|is not a supported wheel",
        "A package has no ready-made file for this Python on this kind of machine. "
        "Shoebox is locked for Python 3.11 to 3.13 on x86-64; name one with PYTHON=/path/to/python3.12.",
    ),
    Sign(
        r"Permission denied|Read-only file system",
        "Files of this folder may not be written by you; an earlier run as root leaves it so. "
        'Give the folder to your user (sudo chown -R "$USER" .) and run this again.',
    ),
)


def explain(step: str, said: str) -> Stuck:
    """A failed step and what its tool said, as one message that ends with the mend."""
    sentence = next((sign.sentence for sign in SIGNS if re.search(sign.pattern, said)), None)
    tail = "\n".join(f"    {line[:LINE_MAX]}" for line in said.strip().splitlines()[-LINES_MAX:])
    if sentence is None:
        sentence = "The last lines above are what it said; mend that, and run this again. It goes on where it was."
    return Stuck(f"{tail}\n\nStopped while {step}.\n{sentence}")
