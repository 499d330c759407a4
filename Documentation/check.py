"""Runs the commands of the README and of these pages and checks that they still print what is shown.

Looked at are indented or fenced lines that begin with `$ jipyo`, with what follows them, and `sh`
blocks of `jipyo` commands, with the next block where that has no language. What is shown must stand
in the output line by line, without a gap; a page may show a part of it, and `…` stands for anything.
The package of `library.md` is built and run.

    PATH=.build/release:$PATH python Documentation/check.py     exit 1 on a difference
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HISTORY = "unique_id,ds,y\n" + "".join(
    f"언론보도,{year},{value}\n" for year, value in [(2021, 1810), (2022, 1902), (2023, 1985)]
)
RESULTS = "series,period,value\ncoverage,2018,2093\nreleases,2018,1352\n"


def blocks(text):
    """Fenced and indented blocks in order, as (language, lines)."""
    found, lines, language = [], None, ""
    for line in text.splitlines() + [""]:
        if lines is None and line.startswith("```"):
            lines, language = [], line[3:].strip()
        elif lines is not None and language != "indented":
            if line.startswith("```"):
                found.append((language, lines))
                lines = None
            else:
                lines.append(line)
        elif line.startswith("    "):
            lines = (lines or []) + [line[4:]]
            language = "indented"
        elif lines is not None:
            if line.strip():
                found.append((language, lines))
                lines = None
            else:
                lines.append("")
    if lines:
        found.append((language, lines))
    return found


def examples(text):
    """(command, shown lines) of a page."""
    previous = None
    for language, lines in blocks(text):
        if language == "sh":
            previous = [line for line in lines if re.match(r"(jipyo|grep) ", line)]
            continue
        if lines and lines[0].startswith("$ jipyo"):
            yield lines[0][2:], lines[1:]
        elif previous and language == "":
            yield "\n".join(previous), lines
        previous = None


def folder():
    """A folder in which the commands find what the pages speak of."""
    place = Path(tempfile.mkdtemp())
    for name in ("Datasets", "Documentation"):
        shutil.copytree(ROOT / name, place / name)
    (place / "history.csv").write_text(HISTORY)
    (place / "results-2018.csv").write_text(RESULTS)
    shutil.copy(ROOT / "Documentation/examples/press-2018.yaml", place)
    return place


def printed(command, place, language):
    """Lines of standard output of the last command; those before it are run for what they make."""
    environment = dict(os.environ, LC_ALL=language)
    lines = command.split("\n")
    if len(lines) > 1:
        subprocess.run("\n".join(lines[:-1]), shell=True, cwd=place, env=environment,
                       capture_output=True, check=False, timeout=300)
    run = subprocess.run(lines[-1], shell=True, cwd=place, env=environment, capture_output=True,
                         check=False, timeout=300, text=True)
    return [line.rstrip() for line in run.stdout.splitlines()]


def is_shown(shown, printed_lines):
    """Whether the lines follow one another in the output."""
    patterns = [
        re.compile("".join(".*" if piece == "…" else re.escape(piece)
                           for piece in re.split("(…)", line.rstrip())))
        for line in shown
    ]
    return any(
        all(pattern.fullmatch(line) for pattern, line in zip(patterns, printed_lines[start:]))
        for start in range(len(printed_lines) - len(patterns) + 1)
    )


def library(place):
    """What is wrong with the page of the library: the package it shows, and what its program prints."""
    folder = ROOT / "Documentation/examples/library"
    shown = blocks((ROOT / "Documentation/library.md").read_text())[:3]
    files = [(folder / name).read_text() for name in ("Package.swift", "Sources/plan/main.swift")]
    wanted = [files[0].replace("../../..", "../jipyo"), files[1]]
    # SwiftPM does not notice that files of a package beside this one were renamed: it plans anew.
    (ROOT / ".build/library/debug.yaml").unlink(missing_ok=True)
    run = subprocess.run(["swift", "run", "--quiet", "--package-path", str(folder),
                          "--scratch-path", str(ROOT / ".build/library"), "plan"],
                         cwd=place, capture_output=True, check=False, text=True)
    wanted.append(run.stdout if run.returncode == 0 else run.stdout + run.stderr)
    wrong = [
        "\n".join(difflib.unified_diff(lines, text.splitlines(), "shown", "is", lineterm="", n=1))
        for (_, lines), text in zip(shown, wanted)
    ]
    return "\n".join(filter(None, wrong))


def main():
    pages = [ROOT / "README.md", ROOT / "README.ko.md", *sorted((ROOT / "Documentation").rglob("*.md"))]
    place = folder()
    count = failed = 0
    for page in pages:
        language = "ko_KR.UTF-8" if page.name.endswith(".ko.md") else "en_US.UTF-8"
        for command, shown in examples(page.read_text()):
            while shown and not shown[-1].strip():
                shown.pop()
            count += 1
            lines = printed(command, place, language)
            if is_shown(shown, lines):
                continue
            failed += 1
            print(f"{page.relative_to(ROOT)}: {command.splitlines()[-1]}")
            print("\n".join(difflib.unified_diff(shown, lines, "shown", "printed", lineterm="", n=1)))
    wrong = library(place)
    if wrong:
        failed += 1
        print(f"Documentation/library.md:\n{wrong}")
    shutil.rmtree(place)
    print(f"{count + 1} examples of the pages run, {failed} print something else")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
