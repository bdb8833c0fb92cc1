"""The end of a file: when it goes, who decides that, and how it goes for good (R35-R38)."""
