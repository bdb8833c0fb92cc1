"""Counts the tests that are marked with each clause and writes domain/policy/clause_tests.py."""

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "domain" / "policy" / "clause_tests.py"
_MARK = re.compile(r"pytest\.mark\.clause\(([^)]*)\)")
_CLAUSE = re.compile(r'"(R[0-9]+)"')


def count(tests: Path = ROOT / "tests") -> Counter[str]:
    """How many marks name each clause, over all test modules."""
    found: Counter[str] = Counter()
    for module in sorted(tests.rglob("test_*.py")):
        for marks in _MARK.findall(module.read_text(encoding="utf-8")):
            found.update(_CLAUSE.findall(marks))
    return found


def main() -> int:
    counted = count()
    lines = [
        f'    "{clause}": {counted[clause]},' for clause in sorted(counted, key=lambda name: int(name[1:]))
    ]
    TARGET.write_text(
        '"""How many tests are marked with each clause. Written by tools/count_clause_tests.py."""\n\n'
        "TESTS_OF_CLAUSE: dict[str, int] = {\n" + "\n".join(lines) + "\n}\n",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
