"""Access packages (R41, R42, AVG 12, 15, 20): everything the inventory lists of one client, given once."""
