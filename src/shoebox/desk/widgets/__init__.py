"""The components every page is built from."""
