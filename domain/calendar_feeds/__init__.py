"""An adviser's appointments in the adviser's own calendar, by a secret address (R13, R23)."""
