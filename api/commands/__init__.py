"""The larger parts of the command line, one module per subject; `api/cli.py` puts them together."""
