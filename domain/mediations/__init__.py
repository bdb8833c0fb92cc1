"""Mediation by the privacy officer between client and bureau (R40)."""
