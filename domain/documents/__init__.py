"""Documents, which exist only in a client's file (R24): sealed, streamed, typed by what they contain."""
