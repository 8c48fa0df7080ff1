"""Sentences of the playbook's own pages and of readiness: what is wrong, then what to write instead."""

SENTENCES: dict[str, str] = {
    "playbook.name": "Its name is not like 32-declined-card.md: two digits, small letters and hyphens. Name it so.",
    "playbook.size": "It is larger than {most} KiB. Make two pages of it.",
    "playbook.long": "It has more than {most} lines. Make two pages of it.",
    "playbook.many": "There are more than {most} pages. Those after it are left out.",
    "playbook.letters": "It is not written in UTF-8. Save it again as plain text.",
    "playbook.title": "Its first line is not a title. Begin with # and up to {most} letters.",
    "playbook.group": "It does not say where it belongs. Write Group: and up to {most} letters under the title.",
    "playbook.empty": "It has a title and nothing below. Write what to do.",
    "playbook.line": "Line {line} holds a picture, a link, HTML or a sign that pages don't have. Write plain words.",
    "playbook.block": "The paragraph at line {line} is longer than {most} letters. Make shorter ones of it.",
    "readiness.drill": "This is no day in the past. Write it like 3 Nov or 2026-11-03, or leave it empty.",
    "playbook.gap": "Nothing is known to fill the gap {gap}. It can be one of: {known}.",
}
