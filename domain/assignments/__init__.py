"""Which adviser a client is assigned to (R24), and handing a client over."""
