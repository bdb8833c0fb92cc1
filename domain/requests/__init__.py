"""Data-subject requests (R41-R44, AVG 12, 15-21): registered in two actions, decided by two people, in time."""
