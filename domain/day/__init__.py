"""Vandaag: what waits for the person who opens the app."""
