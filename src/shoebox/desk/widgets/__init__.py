"""The components every page is built from. One file each; pages import from the files."""
