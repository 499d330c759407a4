"""Executes the notebooks of this folder and checks that what they say is still true.

Each notebook is executed headless, with `jipyo` on the PATH. The cell tagged `headline` shows one
JSON object of numbers; it must equal what `headlines.json` holds for that notebook. The Markdown
twin must be the one made from the notebook as committed.

    PATH=.build/release:$PATH python Notebooks/check.py            compare; exit 1 on a difference
    PATH=.build/release:$PATH python Notebooks/check.py --record   store outputs, numbers and twins
"""

import argparse
import difflib
import json
import math
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADLINES = HERE / "headlines.json"
PICTURES = HERE / "pictures"
TOLERANCE = 1e-6


def execute(path):
    """The notebook at `path`, executed from this folder."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(HERE)}},
    )
    try:
        return client.execute()
    except CellExecutionError as error:
        sys.exit(f"{path.name}: a cell failed.\n{error}")


def headline(notebook):
    """The numbers of the cell tagged `headline`."""
    for cell in notebook.cells:
        if "headline" in cell.metadata.get("tags", []):
            for output in cell.outputs:
                if "application/json" in output.get("data", {}):
                    return output["data"]["application/json"]
    sys.exit("No cell tagged 'headline' shows a JSON object.")


def differences(expected, found, place=""):
    """Every place at which two JSON values differ, one line each."""
    if isinstance(expected, dict) and isinstance(found, dict):
        lines = []
        for key in sorted(expected.keys() | found.keys()):
            inner = f"{place}.{key}" if place else key
            if key not in found:
                lines.append(f"- {inner}: {expected[key]} (gone)")
            elif key not in expected:
                lines.append(f"+ {inner}: {found[key]} (new)")
            else:
                lines += differences(expected[key], found[key], inner)
        return lines
    numbers = all(
        isinstance(value, (int, float)) and not isinstance(value, bool)
        for value in (expected, found)
    )
    if numbers and math.isclose(expected, found, rel_tol=TOLERANCE, abs_tol=1e-12):
        return []
    return [] if expected == found else [f"! {place}: {expected} → {found}"]


def tidy(notebook):
    """Removes what differs between machines and runs: identifiers stay, versions go."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {"tags": cell.metadata["tags"]} if "tags" in cell.metadata else {}
    return notebook


def text(value):
    """A multi-line field of a notebook as one string."""
    return value if isinstance(value, str) else "".join(value)


def twin(notebook, name):
    """The notebook as Markdown, and its pictures by file name."""
    lines = [f"<!-- Made from {name}.ipynb by check.py --record. Edit the notebook. -->", ""]
    pictures = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            lines += [text(cell.source), ""]
            continue
        lines += ["```python", text(cell.source), "```", ""]
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/svg+xml" in data:
                file = f"{name}-{len(pictures) + 1}.svg"
                pictures[file] = text(data["image/svg+xml"])
                lines += [f"![{text(data['text/plain'])}](pictures/{file})", ""]
            elif "text/markdown" in data:
                lines += [text(data["text/markdown"]), ""]
            elif "application/json" in data:
                shown = json.dumps(
                    data["application/json"], ensure_ascii=False, indent=2, sort_keys=True
                )
                lines += ["```json", shown, "```", ""]
            else:
                shown = text(data.get("text/plain", output.get("text", "")))
                lines += ["```", shown.rstrip(), "```", ""]
    return "\n".join(lines).rstrip() + "\n", pictures


def record(notebook, name):
    """Stores the executed notebook and its twin."""
    import nbformat

    nbformat.write(tidy(notebook), HERE / f"{name}.ipynb")
    page, pictures = twin(notebook, name)
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob(f"{name}-*.svg"):
        old.unlink()
    for file, picture in pictures.items():
        (PICTURES / file).write_text(picture, encoding="utf-8")
    (HERE / f"{name}.md").write_text(page, encoding="utf-8")


def stale_twin(path):
    """How the committed twin differs from the one the committed notebook makes."""
    import nbformat

    page, pictures = twin(nbformat.read(path, as_version=4), path.stem)
    files = {path.with_suffix(".md"): page}
    files |= {PICTURES / file: picture for file, picture in pictures.items()}
    lines = []
    for file, made in files.items():
        kept = file.read_text(encoding="utf-8") if file.exists() else ""
        lines += difflib.unified_diff(
            kept.splitlines(), made.splitlines(), file.name, path.name, lineterm="", n=0
        )
    return lines


def main():
    """Executes every notebook; compares, or records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", action="store_true", help="store what the notebooks say now")
    arguments = parser.parse_args()
    if shutil.which("jipyo") is None:
        sys.exit("jipyo is not on the PATH. Run `make notebooks`, which builds it and sets the PATH.")

    expected = json.loads(HEADLINES.read_text(encoding="utf-8")) if HEADLINES.exists() else {}
    found, failed = {}, False
    for path in sorted(HERE.glob("*.ipynb")):
        notebook = execute(path)
        found[path.stem] = headline(notebook)
        if arguments.record:
            record(notebook, path.stem)
            continue
        lines = differences(expected.get(path.stem, {}), found[path.stem]) + stale_twin(path)
        failed = failed or bool(lines)
        print(f"{path.name}: {'differs' if lines else 'as recorded'}")
        print("".join(f"  {line}\n" for line in lines), end="")
    if arguments.record:
        shown = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)
        HEADLINES.write_text(shown + "\n", encoding="utf-8")
    if failed:
        print("If the new values are right: python Notebooks/check.py --record", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["NO_COLOR"] = "1"
        os.environ.setdefault("IPYTHONDIR", scratch)
        os.environ.setdefault("JUPYTER_RUNTIME_DIR", scratch)
        os.environ.setdefault("JUPYTER_CONFIG_DIR", scratch)
        status = main()
    sys.exit(status)
