"""Consents and objections (R28, R32-R34; AVG 7): consent is a key that something else needs, not a tick box."""
