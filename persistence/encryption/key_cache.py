"""Unwrapped data keys, few and for a short time: a bounded cache that forgets on command (shredding)."""

import time
from collections import OrderedDict
from uuid import UUID

from persistence.encryption.envelope import DataKey


class KeyCache:
    """Least recently used keys leave first; none stays longer than `seconds`."""

    def __init__(self, *, size: int = 20_000, seconds: float = 300.0) -> None:
        self._size = size
        self._seconds = seconds
        self._keys: OrderedDict[UUID, tuple[float, DataKey]] = OrderedDict()

    def get(self, subject_id: UUID) -> DataKey | None:
        """The key, when it is here and fresh."""
        found = self._keys.get(subject_id)
        if found is None:
            return None
        until, key = found
        if time.monotonic() > until:
            del self._keys[subject_id]
            return None
        return key

    def put(self, subject_id: UUID, key: DataKey) -> None:
        """Keep a key for a short time."""
        self._keys[subject_id] = (time.monotonic() + self._seconds, key)
        self._keys.move_to_end(subject_id)
        if len(self._keys) > self._size:
            self._keys.popitem(last=False)

    def forget(self, subject_id: UUID) -> None:
        """Drop one subject's key at once."""
        self._keys.pop(subject_id, None)

    def clear(self) -> None:
        """Drop every key."""
        self._keys.clear()
