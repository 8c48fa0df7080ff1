"""Sentences of head office's database server: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "database.address": "This is no address of a PostgreSQL database. Write it as postgresql://person@host/database.",
    "database.password": "The address of the database carries a password, which others could read. Take it out; put it into ~/.pgpass or the variable PGPASSWORD.",
    "database.not_installed": "What speaks to PostgreSQL is not installed. Bring it with: pip install 'shoebox-pos[central]'",
    "database.server": "The database would not do it ({why}), so nothing was changed. Look at the server, then do it again.",
    "database.old": "This server is PostgreSQL {version}; Shoebox needs 13 or newer.",
    "database.unsafe": "The database server is told {name} = {value}, so it could lose what it confirmed. Put that right in its settings first.",
    "database.unprepared": "This database is not prepared for this Shoebox. Let its owner run: shoebox database prepare ADDRESS",
    "database.newer": "This database was prepared by a newer Shoebox. Update here before you go on.",
    "database.older": "This database was prepared by an older Shoebox (version {version}). Let its owner bring it up to date: shoebox database upgrade --help",
    "database.in_use": "Shoeboxes of {who} are connected to this database, and would go on to write as the older one does. Nothing was changed. Stop the service, close Finance's windows, then do it again.",
    "database.under_way": "The upgrade of this database was begun and has not ended. Let its owner go on with it: shoebox database upgrade --help",
    "database.no_backup": "Nothing was changed. Have the database copied first (pg_dump, or the server's own backup), and say so with --backed-up.",
    "database.not_empty": "This database has rows already, and nothing is mixed into them. Prepare an empty one.",
    "database.no_files": "There is nothing in {folder} to bring into a database.",
    "database.owner": "This person of the database could take its guards away. Connect as one who was only given shoebox_service or shoebox_finance.",
}
