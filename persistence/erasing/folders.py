"""Looking for what is left of erased clients in files: logs, spools, exports, archives of exports."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

BLOCK = 1 << 20
NOT_LOOKED_IN: Final = ("postgres", "keys")
"""The database's own files are looked at as tables; keys name nobody."""


@dataclass(frozen=True, slots=True)
class FileTrace:
    """A file in which something was found, and how many of the words."""

    place: str
    count: int


class FolderSearch:
    """Searches every file under the given folders, into zip archives too. A file that cannot be read is a trace."""

    def __init__(self, folders: Sequence[Path], *, besides: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._besides = frozenset(path.resolve() for path in besides)

    def search(self, words: Iterable[str]) -> tuple[list[FileTrace], int]:
        """Where any of the words stands, whatever its case, and how many files were looked at."""
        wanted = [word.casefold().encode() for word in words]
        traces, looked = [], 0
        for folder in self._folders:
            for path in self._files(folder):
                looked += 1
                count = _found_in(path, wanted)
                if count:
                    traces.append(FileTrace(f"file {path.relative_to(folder)}", count))
        return traces, looked

    def _files(self, folder: Path) -> Iterator[Path]:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            inside = path.relative_to(folder).parts
            if path.is_file() and inside[0] not in NOT_LOOKED_IN and path.resolve() not in self._besides:
                yield path


def _found_in(path: Path, wanted: Sequence[bytes]) -> int:
    try:
        with path.open("rb") as file:
            found = _found(file, wanted)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    with archive.open(name) as member:
                        found |= _found(member, wanted)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return 1
    return len(found)


def _found(file: IO[bytes], wanted: Sequence[bytes]) -> set[bytes]:
    """Block by block with an overlap, so that a word on the seam is seen."""
    overlap = max(map(len, wanted), default=1) - 1
    found: set[bytes] = set()
    tail = b""
    while block := file.read(BLOCK):
        text = (tail + block).decode("utf-8", "replace").casefold().encode()
        found |= {word for word in wanted if word in text}
        tail = (tail + block)[-overlap:] if overlap else b""
    return found
