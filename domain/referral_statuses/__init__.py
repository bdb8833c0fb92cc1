"""What a party's machine may know of its own orders: where they stand, and nothing of the person (R12)."""
