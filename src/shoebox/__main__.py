"""`python -m shoebox` is the command `shoebox`."""

import sys

from shoebox.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
