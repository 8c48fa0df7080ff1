"""Sentences of head office's keys: what happened, then what to do."""

_STANDS = "Nothing was changed: this register goes on by what it has."

SENTENCES: dict[str, str] = {
    "keys.unknown": "This is signed with the key {key}, which is none of head office's here. Keep it, and call Operations.",
    "keys.revoked": "This is signed with head office's key {key}, which was revoked with card {number}: it may have been stolen. Nothing was changed. Keep it, and call Operations.",
    "keys.purpose": "This is signed with head office's key {key}, which may sign {purposes} and nothing else. Nothing was changed. Keep it, and call Operations.",
    "keys.over": "This is signed with head office's key {key}, which was good until {day}. Nothing was changed, and sales go on. Look at this computer's clock; if it is right, tell head office to make a new key with: shoebox rotate --help",
    "keys.forged": "This card of head office was changed, or its root has not signed it. Nothing was changed. Keep the file, and call Operations.",
    "keys.other_root": f"This card is of another head office, with the root key {{offered}}; this register knows {{held}}. {_STANDS} Call Operations.",
    "keys.older": f"Card {{number}} of head office is older than {{held}}, which is here. {_STANDS} Ask who brought the older one.",
    "keys.two": f"There are two different cards of head office with number {{number}}. {_STANDS} Call Operations: somebody else may have used the root.",
    "keys.request": "This file asks for no key ({why}). Make it at head office with: shoebox rotate --help",
    "keys.not_this_root": "This wish is of a head office with another root. Nothing was signed. Look at which root file this is.",
    "keys.not_asked": "This card certifies no key that waits here. Nothing was changed. Ask for one with: shoebox rotate --help",
    "keys.no_card": "Head office's card {file} is gone from {folder}, or damaged. Nothing was changed. It is public: copy it back from a backup, or from the folder of any register.",
    "keys.no_working": "The key in {folder} is none that head office's card certifies, or it was revoked. Make a new one with: shoebox rotate --help",
    "keys.passphrase": "This is not the passphrase of this key. Nothing was changed. Type it once more.",
    "keys.locked": "This key is under a passphrase, and nobody was asked for it. Bring the key that head office signs with back from the backup.",
    "keys.at_the_wish": "The card says already which keys it revokes and how long the new one is good. --stolen belongs to --ask, --days to `shoebox root sign`.",
    "keys.at_the_root": "How long the new key is good is said where the root signs: shoebox root sign --days.",
    "keys.short": "A passphrase has at least {least} signs: five or six words are good. Nothing was written.",
    "keys.differ": "The two passphrases differ. Nothing was written. Type the same one twice.",
    "keys.root_there": "{file} is there already. Nothing was written over it. Choose another name.",
    "keys.no_root": "The root key is not in {folder}: it was taken away, as it should be. Bring the stick with --root FILE, or carry the wish to it with --ask FILE.",
    "keys.days": "A key is good for 1 to {most} days. Nothing was signed.",
    "keys.soon": "Head office's key ends on {day}, and from then on registers believe nothing newer. At head office: shoebox rotate --help",
}
