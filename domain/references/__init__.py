"""References: what third parties say of a client's work, asked on a legal basis (R11)."""
