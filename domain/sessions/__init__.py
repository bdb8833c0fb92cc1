"""Logging in, staying logged in, proving it again, and ending it."""
