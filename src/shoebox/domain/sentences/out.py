"""Sentences of what head office sends out to its stores: what happened, then what to do."""

_STANDS = "Nothing was changed: this register goes on by what it has."

SENTENCES: dict[str, str] = {
    "out.not_a_dispatch": f"This file is not from head office, or its beginning is damaged. {_STANDS}",
    "out.damaged": f"What came from head office was changed on its way. {_STANDS} Ask head office to send it once more.",
    "out.truncated": f"What came from head office ends in the middle. {_STANDS} Ask head office to send it once more.",
    "out.format": f"What came from head office is written in a newer form ({{version}}). {_STANDS} Update Shoebox here, then take it in again.",
    "out.head": f"What came from head office is not written as it must be ({{why}}). {_STANDS} Update Shoebox here, then take it in again.",
    "out.body": f"The {{sent}} from head office can't be read ({{why}}). {_STANDS} Tell head office.",
    "out.too_large": f"What came from head office is larger than the {{most}} KB that one message may have. {_STANDS} Tell head office.",
    "out.other_office": f"The {{sent}} {{version}} is signed by another head office than this register knows. {_STANDS} Keep the file, and call Operations.",
    "out.forged": f"The {{sent}} {{version}} was not signed by head office. {_STANDS} Keep the file, and call Operations.",
    "out.older": f"The {{sent}} {{version}} is older than {{held}}, which this register goes by. {_STANDS} Ask who brought the older one.",
    "out.other_version": f"There are two different messages called {{sent}} {{version}}. {_STANDS} Call Operations: head office may have been brought back from an older copy.",
    "out.expired": f"The {{sent}} {{version}} was good until {{day}}. {_STANDS} Look at this computer's clock; if it is right, ask head office for a newer one.",
    "out.currency": f"The policy {{version}} is for {{theirs}}, and this register sells in {{ours}}. {_STANDS} Tell head office.",
    "out.none": "There is nothing of head office in {place}. Choose the folder where the files that end in .dispatch lie.",
    "out.no_notice": "This register does not have notice {version}. Nothing was noted.",
    "out.no_piece": "Head office does not send this out, or has no more of it. Ask again what is new.",
    "out.no_store": "No register of store {store} is enrolled here. Look at the number; nothing was sent out.",
    "out.days": "Something sent out is good for 1 to {most} days. Nothing was sent out.",
    "out.notice": "A notice has a title of up to {title} signs and 1 to {most} lines of up to {line} signs, without card numbers. Shorten it; nothing was sent out.",
    "out.two_people": "A {sent} takes two people: name the one who approves it with --second. Nothing was sent out.",
    "out.role": "{name} works in no role of head office, so nothing was sent out. Ask an analyst or an approver.",
    "out.approver": "{name} is no approver, and the second person must be one. Nothing was sent out.",
}
