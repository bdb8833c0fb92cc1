"""Referrals: what was delivered, in the coordinator's inbox, until it is accepted into a file or rejected."""
