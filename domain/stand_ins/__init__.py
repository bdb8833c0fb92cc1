"""Stand-ins (R26): a colleague who takes over for a time, with a reason, a scope, a begin and an end."""
