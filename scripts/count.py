"""Reads what a test runner printed: `count.py KIND < output` prints how many passed and failed.

`count.py KIND failures < output` prints a line for each that failed: its name, and why.
"""

import re
import sys

# Passes, failures, the name of one that failed. What follows the name says why.
PATTERNS = {
    "cargo": (
        r"test result: \w+\. (\d+) passed",
        r"test result: \w+\. \d+ passed; (\d+) failed",
        r"^---- (.+) stdout ----$",
    ),
    "vitest": (r"Tests\s.*?(\d+) passed", r"Tests\s.*?(\d+) failed", r"^\s*FAIL\s+(.+)$"),
    "playwright": (r"^\s*(\d+) passed", r"^\s*(\d+) failed", r"^\s*\d+\) (.+?)[ ─]*$"),
}

# Behind the last of them.
END = r"^failures:$|^test result:|^\s*\d+ failed$|^⎯+\[\d+/\d+\]"


def why(said: str) -> str:
    """The first lines that say something, and the line of the test where it stood."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    first = lines[:5]
    at = [line for line in lines if re.match(r"> +\d+ ?\||❯ .+:\d+:\d+$", line) and line not in first]
    return " / ".join(first + at[:1])[:600]


text = re.sub(r"\x1b\[[0-9;]*m", "", sys.stdin.read())
passed, failed, name = PATTERNS[sys.argv[1]]
if sys.argv[2:] == ["failures"]:
    found, matches = {}, list(re.finditer(name, text, re.MULTILINE))
    for match, after in zip(matches, [*(match.start() for match in matches[1:]), len(text)]):
        found.setdefault(match[1], why(re.split(END, text[match.end() : after], flags=re.MULTILINE)[0]))
    sys.stdout.writelines(f"{test}: {reason}\n" for test, reason in found.items())
else:
    print(*(sum(map(int, re.findall(pattern, text, re.MULTILINE))) for pattern in (passed, failed)))
