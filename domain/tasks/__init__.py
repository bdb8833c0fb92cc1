"""What must be done for a client, by when: from a template, from another act, or by hand."""
