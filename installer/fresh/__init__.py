"""What a fresh machine needs before Shoebox runs on it. Standard library only: nothing else is there yet.

The two commands `installer/run.sh` and `installer/test.sh` come here by way of `installer/install.py`; each file is one
concern: system libraries, system packages, locked layers, the environment, and words for what goes wrong.
"""
