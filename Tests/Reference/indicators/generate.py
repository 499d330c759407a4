"""Reference values for the Indicators tests, computed by Python alone.

    python3 Tests/Reference/indicators/generate.py

writes Tests/IndicatorsTests/Fixtures/{formulas,rounding,distances,figures}.json. Formulas are evaluated by
Python's own grammar (`^` becomes `**`), so precedence and associativity come from there.
"""

import ast
import functools
import json
import math
import pathlib
import random
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "IndicatorsTests" / "Fixtures"
ENV = {"a": 2.5, "b": -3.0, "c": 0.4, "d": 7.0, "x.y": 11.0, "보도": 1908.0, "z": 0.0}


def half_away(x, digits=0):
    scale = 10.0 ** abs(int(digits))
    s = x * scale if digits >= 0 else x / scale
    w = math.copysign(math.floor(abs(s) + 0.5), s)
    return w / scale if digits >= 0 else w * scale


NAMES = {
    "min_": min, "max_": max, "abs_": abs, "exp_": math.exp, "log_": math.log,
    "sqrt_": math.sqrt, "sin_": math.sin, "cos_": math.cos, "floor_": lambda v: float(math.floor(v)),
    "ceil_": lambda v: float(math.ceil(v)), "round_": half_away,
    "clamp_": lambda v, lo, hi: min(max(v, lo), hi),
}


class RealPower(ast.NodeTransformer):
    """Python's tree with every power made a call that refuses complex results."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.Pow):
            return node
        return ast.Call(ast.Name("power_", ast.Load()), [node.left, node.right], [])


def power(x, y):
    value = x**y
    if isinstance(value, complex):
        raise ValueError("complex")
    return value


def evaluate(text):
    tree = ast.fix_missing_locations(RealPower().visit(ast.parse(text, mode="eval")))
    return eval(compile(tree, "formula", "eval"), dict(NAMES, E=ENV, power_=power))  # noqa: S307


def pick(rng, depth):
    """A random operand as (ours, python)."""
    kind = rng.random()
    if depth <= 0 or kind < 0.30:
        if rng.random() < 0.5:
            name = rng.choice(list(ENV))
            return name, f"E[{name!r}]"
        text = rng.choice(["0", "1", "2", "3", "0.5", "1e2", "2.5E-1", ".25", "4.", "12"])
        return text, f"{float(text)!r}"
    if kind < 0.55:
        o, p = chain(rng, depth - 1)
        return f"({o})", f"({p})"
    if kind < 0.65:
        o, p = pick(rng, depth - 1)
        sign = rng.choice(["-", "+", "- ", "--"])
        return sign + o, sign + p
    if kind < 0.75:
        parts = [chain(rng, depth - 1) for _ in range(3)]
        o = "if(" + ", ".join(q[0] for q in parts) + ")"
        return o, f"(({parts[1][1]}) if ({parts[0][1]}) else ({parts[2][1]}))"
    name, count = rng.choice(
        [("min", 2), ("max", 3), ("abs", 1), ("exp", 1), ("log", 1), ("sqrt", 1), ("sin", 1),
         ("cos", 1), ("floor", 1), ("ceil", 1), ("round", 1), ("clamp", 3)])
    parts = [chain(rng, depth - 1) for _ in range(count)]
    return (f"{name}({', '.join(q[0] for q in parts)})",
            f"{name}_({', '.join(q[1] for q in parts)})")


def chain(rng, depth):
    """Operands joined by random operators without brackets: precedence decides."""
    o, p = pick(rng, depth)
    for _ in range(rng.randint(0, 3)):
        op = rng.choice(["+", "-", "*", "/", "^", "+", "-", "*"])
        o2, p2 = pick(rng, depth)
        if op == "^":
            o2, p2 = rng.choice([("2", "2.0"), ("-1", "-1.0"), ("0.5", "0.5"), ("3", "3.0")])
        gap = rng.choice([" ", "", "  "])
        o, p = f"{o}{gap}{op}{gap}{o2}", f"{p} {'**' if op == '^' else op} {p2}"
    return o, p


def logic(rng, depth):
    """Comparisons joined by and, or, not."""
    def term():
        (o1, p1), (o2, p2) = chain(rng, depth), chain(rng, depth)
        op = rng.choice(["<", "<=", ">", ">=", "==", "!="])
        o, p = f"{o1} {op} {o2}", f"{p1} {op} {p2}"
        return ("not " + o, "not " + p) if rng.random() < 0.3 else (o, p)
    o, p = term()
    for _ in range(rng.randint(0, 3)):
        word = rng.choice([" and ", " or "])
        o2, p2 = term()
        o, p = o + word + o2, p + word + p2
    return o, p


def formulas():
    rng = random.Random(20180101)
    cases = []
    while len(cases) < 1500:
        o, p = (logic if rng.random() < 0.25 else chain)(rng, rng.randint(0, 4))
        if len(o) > 300:
            continue
        try:
            value = float(evaluate(p))
            if not math.isfinite(value) or abs(value) > 1e12:
                continue
        except (ValueError, ZeroDivisionError):
            value = None
        except OverflowError:
            continue
        if value is None and rng.random() < 0.7:
            continue
        cases.append({"formula": o, "value": value})
    return {"environment": ENV, "cases": cases}


def rounding():
    rng = random.Random(7)
    values = [2.675, 1.005, 0.5, 1.5, 2.5, -2.5, 0.05, 99.995, 1e15 + 0.5, 1e-7, 123456789.125]
    values += [round(rng.uniform(-1e4, 1e4), rng.randint(1, 6)) for _ in range(300)]
    modes = {"nearest": ROUND_HALF_UP, "up": ROUND_CEILING, "down": ROUND_FLOOR}
    cases = []
    for v in values:
        d = rng.randint(0, 4)
        row = {"value": v, "decimals": d}
        for name, mode in modes.items():
            row[name] = float(Decimal(repr(v)).quantize(Decimal(1).scaleb(-d), rounding=mode))
        q = Decimal(repr(v)).quantize(Decimal(1).scaleb(-d), rounding=ROUND_HALF_UP)
        row["text"] = f"{abs(q):,.{d}f}"
        cases.append(row)
    return cases


def shown(v, d):
    """A number as a spreadsheet shows it: 15 significant digits count, then half away from zero."""
    x = Decimal(repr(v))
    places = max(0, 14 - x.adjusted()) if x else 0
    if places > d:
        x = x.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return x.quantize(Decimal(1).scaleb(-d), rounding=ROUND_HALF_UP)


def figures():
    """Typed decimals, ties, sums, products, quotients and scores with their noise: [value, decimals, text]."""
    rng = random.Random(11)
    hist = [12.0, 11.4, 11.0, 10.2, 10.5]
    sd = math.sqrt(sum((h - sum(hist) / 5) ** 2 for h in hist) / 5)
    values = [(20 + 80 * (9.8 - 10.5 - 2 * sd) / (-4 * sd), 2), (0.285, 2), (0.1 + 0.2, 1), (1.1 * 1.1, 2)]
    for _ in range(4000):
        d = rng.randint(0, 4)
        kind = rng.randrange(6)
        if kind == 0:
            v = round(rng.uniform(-1e5, 1e5), rng.randint(0, 8))
        elif kind == 1:
            v = (rng.randint(-99999, 99999) * 10 + 5) / 10 ** (d + 1)
        elif kind == 2:
            v = sum(round(rng.uniform(0, 9), d + 1) for _ in range(rng.randint(2, 9)))
        elif kind == 3:
            v = rng.randint(1, 9999) / rng.choice([8, 16, 40, 125, 200, 3, 7, 64])
        elif kind == 4:
            v = round(rng.uniform(1, 999), 1) * rng.choice([1.1, 1.05, 0.95, 1.2, 0.855])
        else:
            v = rng.uniform(-1, 1) * 10 ** rng.randint(-6, 12)
        values.append((v, d))
    return [[v, d, f"{shown(v, d):,.{d}f}"] for v, d in values]


def distances():
    """Damerau and Levenshtein's distance by its recursive definition with free transpositions."""
    def distance(a, b):
        @functools.lru_cache(maxsize=None)
        def f(i, j):
            if i == 0 or j == 0:
                return i + j
            best = min(f(i - 1, j) + 1, f(i, j - 1) + 1, f(i - 1, j - 1) + (a[i - 1] != b[j - 1]))
            for k in range(1, i):
                for m in range(1, j):
                    if a[k - 1] == b[j - 1] and a[i - 1] == b[m - 1]:
                        best = min(best, f(k - 1, m - 1) + (i - k - 1) + 1 + (j - m - 1))
            return best
        return f(len(a), len(b))
    rng = random.Random(3)
    cases = []
    for _ in range(400):
        a = "".join(rng.choice("abcd") for _ in range(rng.randint(0, 8)))
        b = "".join(rng.choice("abcd") for _ in range(rng.randint(0, 8)))
        cases.append({"a": a, "b": b, "distance": distance(a, b)})
    return cases


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    made = {"formulas": formulas(), "rounding": rounding(), "distances": distances()}
    for name, data in made.items():
        text = json.dumps(data, ensure_ascii=False, indent=0)
        (OUT / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    rows = ",\n".join(json.dumps(row) for row in figures())
    (OUT / "figures.json").write_text(f"[{rows}]\n", encoding="utf-8")
