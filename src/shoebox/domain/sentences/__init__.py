"""Codes to sentences: the one place where a refusal or a trouble becomes words.

Each room's codes stand in a file of their own here. A template names the facts it needs; a missing fact is a bug and
shows as such in the tests, never to a clerk: the template is then shown with its gaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shoebox.domain.sentences import (
    book,
    box,
    carry,
    casework,
    day,
    doctor,
    drill,
    files,
    items,
    paper,
    pickup,
    playbook,
    service,
    settings,
    till,
)

if TYPE_CHECKING:
    from shoebox.domain.errors import ShoeboxError

SENTENCES: dict[str, str] = {
    "stopped": "Stopped. Nothing is half done, and the next start goes on from here.",
    **book.SENTENCES,
    **box.SENTENCES,
    **carry.SENTENCES,
    **casework.SENTENCES,
    **day.SENTENCES,
    **doctor.SENTENCES,
    **drill.SENTENCES,
    **files.SENTENCES,
    **items.SENTENCES,
    **paper.SENTENCES,
    **pickup.SENTENCES,
    **playbook.SENTENCES,
    **service.SENTENCES,
    **settings.SENTENCES,
    **till.SENTENCES,
}


class _Gaps(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def sentence(error: ShoeboxError) -> str:
    """What happened, then what to do, for one refusal or trouble."""
    template = SENTENCES.get(error.code)
    if template is None:
        facts = ", ".join(f"{name} {value}" for name, value in sorted(error.facts.items()))
        return f"{error.code}: {facts}" if facts else error.code
    return template.format_map(_Gaps(error.facts))


def template_for(code: str) -> str:
    """The sentence of a code before its facts are filled in. Raises KeyError for a code nobody wrote."""
    return SENTENCES[code]
