"""Adds up the counts that a test runner printed: `count.py KIND < output` prints passes and failures."""

import re
import sys

PATTERNS = {
    "cargo": (r"test result: \w+\. (\d+) passed", r"test result: \w+\. \d+ passed; (\d+) failed"),
    "vitest": (r"Tests\s.*?(\d+) passed", r"Tests\s.*?(\d+) failed"),
    "playwright": (r"^\s*(\d+) passed", r"^\s*(\d+) failed"),
}

text = re.sub(r"\x1b\[[0-9;]*m", "", sys.stdin.read())
sums = [sum(map(int, re.findall(pattern, text, re.MULTILINE))) for pattern in PATTERNS[sys.argv[1]]]
print(*sums)
