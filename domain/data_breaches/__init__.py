"""Data breaches: every one documented, the authority within 72 hours, clients at high risk (AVG 33, 34)."""
