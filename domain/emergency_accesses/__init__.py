"""Emergency access (R26): short, read-only, told to the adviser and the officer, reviewed by a second person."""
