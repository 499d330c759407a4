"""All smallest corrections of small tables by brute force over SciPy's HiGHS, against `jipyo audit`.

Random tables of parts, a total, shares, an earlier year, changes and growth rates are rounded and one or two
figures of them spoilt. Every set of figures of each size is lifted in turn until some sets of a size leave the
rest consistent; those are all the smallest corrections.

usage: python3 corrections.py JIPYO [TABLES]
"""
import itertools
import json
import subprocess
import sys
import tempfile
import numpy as np
from scipy.optimize import linprog

MOST = 12  # alternatives that jipyo lists


def table(rng):
    """Figures: (name, decimals, unit, relation); true values by name."""
    k = int(rng.integers(2, 5))
    true, figures = {}, []
    parts = [f"a{i}" for i in range(k)]
    for p in parts:
        true[p] = float(rng.uniform(5, 400))
        figures.append((p, 0, "백만원", None))
    true["A"] = sum(true[p] for p in parts)
    figures.append(("A", 0, "백만원", "sum(" + ", ".join(parts) + ")"))
    kinds = rng.random(4)
    if kinds[0] < .7:
        for p in parts:
            true["s" + p] = 100 * true[p] / true["A"]
            figures.append(("s" + p, int(rng.integers(1, 3)), "%", f"share({p}, A)"))
    if kinds[1] < .6:
        for p in parts + ["A"]:
            true["b" + p] = true[p] * float(rng.uniform(.6, 1.5)) if p != "A" else sum(true["b" + q] for q in parts)
            figures.append(("b" + p, 0, "백만원", "sum(" + ", ".join("b" + q for q in parts) + ")" if p == "A" else None))
        for p in parts + ["A"]:
            if kinds[2] < .6:
                true["d" + p] = true[p] - true["b" + p]
                figures.append(("d" + p, 0, "백만원", f"difference({p}, b{p})"))
            if kinds[3] < .6:
                true["g" + p] = 100 * (true[p] - true["b" + p]) / true["b" + p]
                figures.append(("g" + p, 1, "%", f"growth({p}, b{p})"))
    return true, figures


def program(figures, printed):
    """Amount columns, and per figure its bounds or rows, over (columns)."""
    names = [f[0] for f in figures]
    columns = [n for n, _, unit, _ in figures if unit != "%"]
    at = {n: i for i, n in enumerate(columns)}
    equal, rows, bounds, positive = [], {}, {}, set()
    for n, decimals, unit, relation in figures:
        half = .5 * 10.0 ** -decimals
        low, high = printed[n] - half, printed[n] + half
        if unit != "%":
            # A half is rounded away from zero, and amounts are whole won.
            bounds[n] = (low + 1e-6 * (printed[n] < 0), high - 1e-6 * (printed[n] >= 0))
        if relation is None:
            continue
        kind, inside = relation[:-1].split("(")
        operands = inside.split(", ")
        v = np.zeros(len(columns))
        if kind in ("sum", "difference"):
            for j, o in enumerate(operands):
                v[at[o]] += -1 if kind == "difference" and j else 1
            v[at[n]] -= 1
            equal.append(v)
            continue
        top, bottom = operands
        v[at[top]] = 100
        if kind == "growth":
            v[at[bottom]] -= 100
        positive.add(bottom)
        a, b = -v.copy(), v.copy()
        a[at[bottom]] += low
        b[at[bottom]] -= high
        rows[n] = [a, b]
    return names, columns, equal, rows, bounds, positive


def consistent(p, lifted):
    names, columns, equal, rows, bounds, positive = p
    upper = [r for n, rs in rows.items() if n not in lifted for r in rs]
    limits = []
    for n in columns:
        low, high = bounds[n] if n not in lifted else (None, None)
        if n in lifted and n in positive:
            low = 0
        limits.append((low, high))
    r = linprog(np.zeros(len(columns)), A_ub=np.array(upper) if upper else None,
                b_ub=np.zeros(len(upper)) if upper else None, A_eq=np.array(equal), b_eq=np.zeros(len(equal)),
                bounds=limits, method="highs")
    return r.status == 0


def smallest(p):
    for size in range(1, 4):
        found = [set(s) for s in itertools.combinations(p[0], size) if consistent(p, set(s))]
        if found:
            return size, found
    return None, []


def audit(binary, figures, printed):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as f:
        f.write("figure,value,unit,decimals,relation\n")
        for n, decimals, unit, relation in figures:
            f.write(f'{n},{printed[n]:.{decimals}f},{unit},{decimals},"{relation or ""}"\n')
        f.flush()
        run = subprocess.run([binary, "audit", f.name, "--json", "--lang", "en"], capture_output=True, text=True)
    return json.loads(run.stdout)


def main(binary, count):
    rng = np.random.default_rng(280)
    consistents = agree = wrong = many = 0
    for index in range(count):
        true, figures = table(rng)
        printed = {n: round(true[n], d) for n, d, _, _ in figures}
        for _ in range(int(rng.integers(1, 3))):
            n, d, _, _ = figures[int(rng.integers(len(figures)))]
            printed[n] = round(printed[n] + float(rng.choice([-1, 1])) * float(rng.integers(2, 40)) * 10.0 ** -d, d)
        if any(printed[n] <= 0 for n, _, unit, _ in figures if unit != "%" and n[0] in "aAb"):
            continue
        p = program(figures, printed)
        result = audit(binary, figures, printed)
        if consistent(p, set()):
            consistents += 1
            if result["verdict"] == "inconsistent":
                wrong += 1
                print(index, "false alarm", printed)
            continue
        if result["verdict"] != "inconsistent":
            wrong += 1
            print(index, "not found", printed)
            continue
        size, expected = smallest(p)
        # Contradictions apart from one another: every choice of one alternative each.
        ways = [[set(s["figure"] for s in way) for way in c["corrections"]] for c in result["contradictions"]]
        listed = [set().union(*choice) for choice in itertools.product(*ways)]
        if size is None:
            continue
        if max(map(len, ways)) >= MOST:
            many += 1
            ok = all(s in expected for s in listed) and all(len(s) == size for s in listed)
        else:
            ok = sorted(map(sorted, listed)) == sorted(map(sorted, expected))
        agree += ok
        if not ok:
            wrong += 1
            print(index, size, "missing", [s for s in expected if s not in listed], "extra", [s for s in listed if s not in expected])
    print(f"{consistents} consistent, {agree} inconsistent tables with the same corrections ({many} with {MOST} or more), {wrong} differences")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600)
