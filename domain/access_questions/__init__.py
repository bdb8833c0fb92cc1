"""A client's question about what the own adviser looked at (R39, R45): answered past that adviser."""
