"""Sentences of the store's own network, between a register and the office PC: what happened, then what to do."""

_SAFE = "Nothing is lost: the entries stay safe in the register."
_ASK = "Until the office is heard again, ask the other registers before an order goes out or money goes back."

SENTENCES: dict[str, str] = {
    "relay.store": "Register {register} belongs to store {store}, and this office is another store's. Look at office_url in its store.toml.",
    "relay.unknown_register": f"The office does not know register {{register}} of store {{store}}. {_SAFE} Pair it on the office's page Registers.",
    "relay.fork": f"The office holds another entry {{entry}} of register {{register}}: the book was copied or restored, or two machines have one identity. {_SAFE} Selling goes on. Keep the register's folder and call Operations.",
    "relay.rolled_back": f"This book of register {{register}} ends at entry {{head}}, and the office holds {{held}}: an older copy was brought back. {_SAFE} Selling goes on. Keep the register's folder and call Operations.",
    "relay.code": "This code does not fit, was used by another register, or its half hour is over. Show a new one on the office's page Registers.",
    "relay.false": "What answered does not know the code, so it is not this store's office. Nothing was changed. Look at the address, and at who is on this network.",
    "relay.books": f"The office holds {{count}} books of register {{register}}, and head office has signed for none of them. {_SAFE} Enrol it at head office, or have it revoked there if it was stolen: with the answer the office takes its books again.",
    "relay.full": f"The office PC holds as much of other registers as it takes. {_SAFE} They go to head office by line or stick.",
    "relay.unwritable": f"The office PC can't keep what came ({{why}}). {_SAFE} They are sent again in a while.",
    "relay.unreadable": f"What the office PC holds of other registers can't be read just now ({{why}}). {_SAFE}",
    "elsewhere.damaged": f"What the other registers handed over and gave back is not known here: the file was damaged and is kept as {{file}}. {_ASK}",
    "elsewhere.unreadable": f"What the other registers handed over and gave back is not known here: {{file}} can't be read ({{why}}). {_ASK}",
    "elsewhere.unwritable": "What the other registers handed over and gave back can't be kept in {file} ({why}). It is known until the program ends. Free some space on the disk; it is tried again in a while.",
    "relay.offline": "Nobody answers at {host} ({why}). Look at the address on the office's page Registers, at whether that window is open, and at both PCs' network.",
    "relay.unpaired": f"The certificate of the office at {{office}} is not here any more, or is damaged. {_SAFE} Pair this register again with the code on the office's page Registers.",
    "relay.opening": "The office's door is opening. Try again in a moment.",
    "relay.practice": "Practice is not sent anywhere, so no register is paired with it. Open the office without training.",
}
