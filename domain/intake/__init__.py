"""Intake (R5): what commissioning parties deliver, checked by one model for a file row and a single submission."""
