"""Restriction (R41, AVG 18): a file, a field or a record that is kept and no longer used, until the client was told."""
