"""Suitability: which work fits, by education, experience, functional limitations and preferences (R16)."""
