"""The playbook's pages in one body: strict JSON of languages, names and texts. Formats room: no disk, no network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from shoebox.domain.dispatch import BODY_BYTES_MAX, DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.language import LANGUAGES
from shoebox.domain.playbook import PAGE_BYTES_MAX, PAGES_MAX, read_topic

Pages = Mapping[str, Mapping[str, bytes]]  # by language, by file name


def write_pages(pages: Pages) -> bytes:
    """The pages' body; pages that are not UTF-8 are refused by name (``playbook.letters``)."""
    try:
        plain = {tongue: {name: page.decode("utf-8") for name, page in held.items()} for tongue, held in pages.items()}
    except UnicodeDecodeError:
        raise Refusal("playbook.letters") from None
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read_pages(body: bytes, *, facts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, bytes]]:
    """The pages, each of which can be used; `facts` are what its gaps are filled with, by language.

    Refusals ``out.body``, and ``playbook.*`` of the first page that is not as pages are.
    """
    try:
        if len(body) > BODY_BYTES_MAX[DispatchKind.PLAYBOOK]:
            raise ValueError("too long")
        plain: Any = json.loads(body.decode("utf-8"))
        if type(plain) is not dict or not set(plain) <= set(LANGUAGES):
            raise ValueError("languages")
        pages = {tongue: _pages(held) for tongue, held in plain.items()}
    except (ValueError, RecursionError) as wrong:
        raise Refusal("out.body", sent=DispatchKind.PLAYBOOK.words, why=str(wrong)[:60]) from wrong
    for tongue, held in pages.items():
        for name, page in held.items():
            read_topic(name, page, facts[tongue])
    return pages


def _pages(held: Any) -> dict[str, bytes]:
    if type(held) is not dict or len(held) > PAGES_MAX or any(type(page) is not str for page in held.values()):
        raise ValueError("pages")
    pages = {name: page.encode("utf-8") for name, page in held.items()}
    if any(len(page) > PAGE_BYTES_MAX for page in pages.values()):
        raise ValueError("a page is too long")
    return pages
