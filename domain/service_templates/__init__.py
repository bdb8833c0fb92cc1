"""What a service brings along: phases, documents due and their terms, as versioned data (R8, R12)."""
