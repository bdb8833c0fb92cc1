"""Who looked at what, when and why, in words a client understands; and who can look now."""
