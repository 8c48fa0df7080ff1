"""The front door: `shoebox demo | register | office | finance | reconcile | verify`."""


def main() -> int:
    """Run the command line."""
    raise NotImplementedError
