"""The hand-over digest (R26): what waits with a client, for who takes over for a time or for good. No contents."""
