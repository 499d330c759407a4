"""Validate every Data Package under Datasets/ and check the arithmetic of its figures.

Run:  python3 -m venv /tmp/check && /tmp/check/bin/pip install frictionless
      /tmp/check/bin/python Datasets/validate.py

Exits with 1 when anything fails. Three kinds of check, in this order: each package is a valid
Frictionless tabular data package; each workspace is consistent with itself (ids, weights, roll-ups);
the published figures add up as the documents say (checks.py).
"""

import csv
import re
import sys
from pathlib import Path

import yaml
from frictionless import Package

import checks

HERE = Path(__file__).resolve().parent
WORDS = {"if", "and", "or", "not", "min", "max", "abs", "exp", "log", "sqrt", "sin", "cos", "floor",
         "ceil", "round", "clamp", "prev", "lag", "cumsum", "total", "mean"}


def rows(folder, name):
    """The rows of one CSV as dictionaries; none where the file does not exist."""
    path = HERE / folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def frictionless_errors(folder):
    """What frictionless finds wrong with the package, one line each."""
    report = Package(str(HERE / folder / "datapackage.json")).validate()
    for row in report.flatten(["name", "rowNumber", "fieldName", "message"]):
        yield "frictionless: " + " ".join(str(x) for x in row if x is not None)
    listed = {resource.path for resource in Package(str(HERE / folder / "datapackage.json")).resources}
    for path in sorted((HERE / folder).glob("*.csv")):
        if path.name not in listed:
            yield f"{path.name} is not in datapackage.json"


def names_in(formula):
    """The variables a formula names."""
    return set(re.findall(r"[A-Za-z_]\w*", re.sub(r"\[[^]]*\]", "", formula))) - WORDS


def workspace_errors(folder):
    """Ids that lead nowhere, weights that do not sum to 100, parents that differ from their children."""
    indicators = rows(folder, "indicators")
    known = {r["indicator_id"] for r in indicators} | {r["series_id"] for r in rows(folder, "series")}
    for name in ("observations", "breaks"):
        for r in rows(folder, name):
            if r["series_id"] not in known:
                yield f"{name}: unknown series {r['series_id']}"
    weights = {}
    for r in indicators:
        for name in names_in(r["formula"]) - known:
            yield f"indicators: formula of {r['indicator_id']} names unknown {name}"
        if r["weight"]:
            weights[r["goal_id"]] = weights.get(r["goal_id"], 0) + float(r["weight"])
    for goal, total in weights.items():
        if total != 100:
            yield f"indicators: weights of {goal} sum to {total}"
    yield from rollup_errors(folder)
    for path in sorted((HERE / folder / "models").glob("*.yaml")):
        yield from model_errors(path)


def rollup_errors(folder):
    """Totals that differ from the sum of their parts by more than rounding allows."""
    units = {"천원": 10**3, "백만원": 10**6, "억원": 10**8, "원": 1, "만원": 10**4}
    parent = {r["programme_id"]: r["parent_id"] for r in rows(folder, "programmes")}
    amounts = {}
    half = {}
    for r in rows(folder, "amounts"):
        key = (r["programme_id"], r["year"], r["state"])
        amounts[key] = amounts.get(key, 0) + int(r["amount_won"])
        half[key] = units.get(r["published_unit"], 1) / 2
    for (programme, year, state), amount in amounts.items():
        parts = [(p, year, state) for p, up in parent.items() if up == programme]
        parts = [key for key in parts if key in amounts]
        slack = half[(programme, year, state)] + sum(half[key] for key in parts)
        if parts and abs(amount - sum(amounts[key] for key in parts)) > slack:
            yield f"amounts: {programme} {year} {state} differs from its parts"


def model_errors(path):
    """Names a driver model uses without declaring them."""
    model = yaml.safe_load(path.read_text(encoding="utf-8"))
    declared = set()
    for section in ("uncertainties", "levers", "formulas"):
        declared |= set(model.get(section, {}))
    for name, formula in model.get("formulas", {}).items():
        for unknown in names_in(str(formula)) - declared:
            yield f"{path.name}: {name} uses unknown {unknown}"
    used = set(model["outcomes"]) | set(model.get("targets", {}))
    for first, second, _ in model.get("correlations", []):
        used |= {first, second}
    scenarios = model.get("scenarios", {})
    for name, scenario in scenarios.items():
        used |= set(scenario.get("set", {}))
        if scenario.get("extends", name if name not in scenarios else None) not in (None, *scenarios):
            yield f"{path.name}: scenario {name} extends an unknown one"
    for unknown in used - declared:
        yield f"{path.name}: unknown {unknown}"


def copied_errors():
    """Rows of Paju's cost review, thresholds and grants that differ between paju-2024 and published."""
    columns = {"cost_review": ("period", "category", "cases", "reviewed_won", "saved_cases", "saved_won",
                               "published_rate"),
               "cost_review_thresholds": ("effective", "category", "subcategory", "min_won"),
               "grants": ("period", "selected", "secured_won", "basis")}
    for name, keys in columns.items():
        here, there = (sorted(tuple(r[k] for k in keys) for r in rows(folder, name) if r["body"] == "파주시")
                       for folder in ("paju-2024", "published"))
        if here != there:
            yield f"{name}: the rows of 파주시 differ between paju-2024 and published"


def main():
    """Run all checks and print what fails."""
    failures = 0
    for package in sorted(HERE.glob("*/datapackage.json")):
        folder = package.parent.name
        found = list(frictionless_errors(folder))
        if (package.parent / "indicators.csv").exists():
            found += list(workspace_errors(folder))
        named = checks.CHECKS.get(folder, lambda read: [])(lambda name: rows(folder, name))
        found += [f"arithmetic: {text}" for text, holds in named if not holds]
        failures += len(found)
        print(f"{folder}: {'ok' if not found else 'FAILED'}, {len(named)} arithmetic checks")
        for line in found:
            print("  " + line)
    for line in copied_errors():
        failures += 1
        print("  " + line)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
