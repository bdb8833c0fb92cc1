"""The log that cannot be changed unseen: records in Merkle trees, signed and chained heads, and their verification."""
