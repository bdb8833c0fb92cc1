"""Information and statement: what the client is told, and that it was offered (R2, R3, R4, R30; AVG 13, 14)."""
