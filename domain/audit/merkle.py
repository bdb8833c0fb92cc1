"""Merkle trees as RFC 6962, section 2.1, has them: SHA-256, 0x00 before a leaf and 0x01 before a node, so that a node
can never pass for a leaf."""

import hashlib
from collections.abc import Sequence

HASH_BYTES = 32


def leaf_hash(content: bytes) -> bytes:
    """The hash of one leaf."""
    return hashlib.sha256(b"\x00" + content).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, in their order. ValueError for none: an empty tree is never sealed.

    Level by level: a last one without a partner goes up as it is, which is the split at the largest power of two.
    """
    if not leaves:
        raise ValueError("a tree has leaves")
    level = list(leaves)
    while len(level) > 1:
        pairs = [
            hashlib.sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)
        ]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0]
