"""What leaves the bureau: to whom, on what ground, under which duty (R28, R31)."""
