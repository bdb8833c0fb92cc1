"""What happened that a commissioning party may know of: published in the act's own transaction, told by webhooks."""
