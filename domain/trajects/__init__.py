"""The traject: what the bureau is asked to do for a client, from order to result (R14-R20)."""
