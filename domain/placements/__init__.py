"""Placements: where a client went to work, and whether it lasts (R20)."""
