"""Webhooks: a party's machine is told that something happened, signed after Standard Webhooks (R12)."""
