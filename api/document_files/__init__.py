"""Files of documents: how they come in, what they are, how they are shown, and the virus scanner."""
