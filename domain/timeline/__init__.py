"""The file as one story: what happened, what was done and what is due, newest first."""
