"""Appointments with a client: when, how, where, and how they came out (R13)."""
