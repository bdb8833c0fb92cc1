"""Questions of a client about the own data, to the adviser (R39)."""
