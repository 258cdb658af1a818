"""Reads what a test runner printed: `count.py KIND < output` prints how many passed and failed.

`count.py KIND failures < output` prints the names of those that failed, a line each.
"""

import re
import sys

# Passes, failures, the name of one that failed.
PATTERNS = {
    "cargo": (
        r"test result: \w+\. (\d+) passed",
        r"test result: \w+\. \d+ passed; (\d+) failed",
        r"^test (.+) \.\.\. FAILED$|^---- (.+) stdout ----$",
    ),
    "vitest": (r"Tests\s.*?(\d+) passed", r"Tests\s.*?(\d+) failed", r"^\s*FAIL\s+(.+)$"),
    "playwright": (r"^\s*(\d+) passed", r"^\s*(\d+) failed", r"^\s*\d+\) (.+?)[ ─]*$"),
}

text = re.sub(r"\x1b\[[0-9;]*m", "", sys.stdin.read())
passed, failed, name = PATTERNS[sys.argv[1]]
if sys.argv[2:] == ["failures"]:
    found = (next(filter(None, match.groups())) for match in re.finditer(name, text, re.MULTILINE))
    sys.stdout.writelines(f"{test}\n" for test in dict.fromkeys(found))
else:
    print(*(sum(map(int, re.findall(pattern, text, re.MULTILINE))) for pattern in (passed, failed)))
