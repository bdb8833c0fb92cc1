"""Contact with the client (R13): notes, and the draft that never loses a character."""
