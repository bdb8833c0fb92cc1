"""Complaints about the reglement or anything else, under the klachtenreglement (R45, R46)."""
