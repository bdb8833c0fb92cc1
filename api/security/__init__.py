"""Proving who someone is: passwords, second factor, tokens. Nothing here decides what they may do."""
