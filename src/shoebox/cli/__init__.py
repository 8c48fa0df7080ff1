"""The commands: `main` reads what was asked, each of its neighbours does one subject. Nothing imports this room."""
