"""What an employer may read of a client, for a placement and for nothing else (R25)."""
