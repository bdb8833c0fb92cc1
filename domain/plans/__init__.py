"""The plan van aanpak: what was agreed with a client, version by version, and what is deployed for it (R8, R9)."""
