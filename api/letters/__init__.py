"""Letters on paper, and the bureau's own details that stand on them."""
