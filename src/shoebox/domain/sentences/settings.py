"""Sentences of policy, staff and store files: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "settings.no_store": "There is no store set up in {folder}. Set one up with: shoebox setup store {folder} --help",
    "settings.no_staff": "There is no staff list in {folder}. Make one with: shoebox setup --help",
    "settings.no_finance": "There is no head office set up in {folder}. Set one up with: shoebox setup finance {folder} --help",
    "settings.exists": "{folder} is set up already. Nothing was changed.",
    "settings.unreadable": "{file} can't be read: {why}. Mend the file, or take it away to use what is built in.",
    "settings.unknown_key": "{file} has a setting nobody knows: {key}. Did you mean {near}?",
    "settings.bad_value": "{key} in {file} is not a value it can have. The comment above it says what it must be.",
    "demo.not_ours": "{folder} holds other things, so the demo is not put there. Choose an empty folder with --out.",
    "receipt.no_key": "Head office's key is not known here yet, so its receipts can't be believed. Ask head office for it.",
    "desk.no_display": "There is no display here, so no window can be shown. Start it from a desktop session.",
    "demo.stores": "The demo takes 1 to 120 stores, not {stores}.",
    "settings.bad_person": "A person is written NUMBER,NAME,INITIALS,ROLE, such as 17,Dana K.,D.K.,clerk.",
    "files.unreadable": "{file} can't be read: {why}.",
    "files.unwritable": "{file} can't be written: {why}. Make room or choose another folder, then try again.",
    "files.not_parquet": "{file} is not a Parquet file. Save it again as Parquet or CSV where it came from.",
}
