"""Composite scores, grades and marginal scores by 10^6 draws of NumPy, against `jipyo department`.

Random workspaces: goals or assessment parts, weights (some missing), 상향 and 하향 indicators, costs of a unit.
The outlook of `--method naive --widths model` is Student's, so its centre, scale and degrees of freedom follow
from the printed intervals and everything else is drawn anew.

usage: python3 composites.py compare JIPYO [WORKSPACES]
       python3 composites.py record > ../../TargetSettingTests/Fixtures/composites.json
"""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile
import numpy as np
from scipy import optimize, stats

GRADES = [("S", 95), ("A", 90), ("B", 80), ("C", 70), ("D", -math.inf)]
PARTS = {"self": {"common": 70, "own": 30}, "provincial": {"main": 70, "other": 30}, "plain": {}}
DRAWS = 1_000_000


def write(folder, name, rows):
    with open(os.path.join(folder, name), "w", newline="") as f:
        w = csv.DictWriter(f, rows[0].keys())
        w.writeheader()
        w.writerows(rows)


def weights(rng, n):
    if n == 1 and rng.random() < .5:
        return [100]
    cuts = rng.dirichlet(np.full(n, 4.0))
    w = np.maximum(np.round(cuts * 100), 1)
    w[-1] += 100 - w.sum()
    out = [int(v) for v in w]
    kind = rng.random()
    if kind < .2:
        return [None] * n
    if kind < .5 and n > 1:
        for i in range(int(rng.integers(1, n))):
            out[i] = None
    return out


def workspace(rng, folder, scheme):
    goals = list(PARTS[scheme]) or [f"G{i}" for i in range(int(rng.integers(1, 3)))]
    indicators, observations = [], []
    for group in goals:
        n = int(rng.integers(1, 5))
        for k, w in enumerate(weights(rng, n)):
            name = f"i{group}{k}"
            level, size = float(rng.uniform(50, 500)), float(rng.uniform(2, 30))
            history = [round(float(level + size * v), 2) for v in rng.standard_normal(int(rng.integers(5, 10)))]
            cost = "" if rng.random() < .4 else int(rng.integers(10_000, 5_000_000))
            indicators.append(dict(
                indicator_id=name, goal_id=group, name=f"지표 {name}", unit="건",
                weight="" if w is None else w, direction=str(rng.choice(["higher", "lower"])), support="real",
                decimals=2, part="" if scheme == "plain" else group, unit_cost_won=cost, history=history))
            for y, v in enumerate(history):
                observations.append(dict(
                    series_id=name, period=2025 - len(history) + y, kind="actual", value=v, source="random"))
    write(folder, "goals.csv", [dict(goal_id=g, parent_id="", level="programme", name=f"목표 {g}") for g in goals])
    write(folder, "indicators.csv", [{k: v for k, v in i.items() if k != "history"} for i in indicators])
    write(folder, "observations.csv", observations)
    package = dict(name="random", title="random", profile="tabular-data-package",
                   jipyo=dict(organisation="임의", planYear=2025), resources=[])
    for name in ("goals", "indicators", "observations"):
        package["resources"].append(dict(name=name, path=name + ".csv", profile="tabular-data-resource"))
    json.dump(package, open(os.path.join(folder, "datapackage.json"), "w"))
    return goals, indicators


def shares(members):
    given = [float(i["weight"]) for i in members if i["weight"] != ""]
    rest = (100 - sum(given)) / max(1, len(members) - len(given))
    if not given:
        return [1 / len(members)] * len(members)
    w = [float(i["weight"]) if i["weight"] != "" else rest for i in members]
    return [v / sum(w) for v in w]


def scorer(method, h, lower):
    last, mean = h[-1], float(np.mean(h[-3:]))
    b = min(last, mean) if lower else max(last, mean)
    sign = -1 if lower else 1
    y = np.array(h[-5:])
    if method == "trend":
        x = np.arange(1, 6)
        fit = stats.linregress(x, y)
        res = y - fit.intercept - fit.slope * x
        at, s = fit.intercept + 6 * fit.slope, math.sqrt(np.sum(res**2) / 3 * 2.1)
        return lambda a: 20 + 80 * stats.norm.cdf(sign * (a - at) / s)
    if method == "deviation-main":
        best, floor = b + sign * 2 * y.std(), b - sign * 2 * y.std()
    else:
        best, floor = (b * .8, b * 1.2) if lower else (b * 1.2, b * .8)
    return lambda a: 20 + 80 * np.clip((a - floor) / (best - floor), 0, 1)


def outlook(forecast):
    """Centre, scale and degrees of freedom of a Student outlook, from two levels and checked by the third."""
    row = next(r for r in forecast if r["period"] == "2025")
    half = {i["level"]: (i["upper"] - i["lower"]) / 2 for i in row["intervals"]}

    def ratio(df):
        return stats.t(df).ppf(.975) / stats.t(df).ppf(.75) - half[.95] / half[.5]

    df = optimize.brentq(ratio, .7, 1e4)
    scale = half[.5] / stats.t(df).ppf(.75)
    assert abs(scale * stats.t(df).ppf(.9) / half[.8] - 1) < 1e-5, (df, half)
    return row["median"], scale, df


def run(binary, *arguments):
    done = subprocess.run([binary, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.stderr)
    return json.loads(done.stdout)


def main(binary, count):
    rng = np.random.default_rng(11)
    z = {"mean": [], "grade": [], "expected": [], "quantile": []}
    worst = {"share": 0.0, "per unit": 0.0, "per percent": 0.0, "per million won": 0.0}
    for index in range(count):
        scheme = ["plain", "self", "provincial"][index % 3]
        method = str(rng.choice(["deviation-main", "ratio-main", "trend"]))
        rho = float(rng.choice([0, .3, .8]))
        with tempfile.TemporaryDirectory() as folder:
            goals, indicators = workspace(rng, folder, scheme)
            common = [folder, "--method", "naive", "--widths", "model", "--score-method", method, "--json"]
            outlooks = {i["id"]: outlook(i["forecast"]) for i in run(binary, "targets", *common)["indicators"]}
            printed = run(binary, "department", *common, "--scheme", scheme, "--correlation", str(rho))
        whole = PARTS[scheme]
        groups = {}
        if scheme == "plain":
            for g in goals:
                groups[g] = [(i, s) for m in [[i for i in indicators if i["goal_id"] == g]]
                             for i, s in zip(m, shares(m))]
        else:
            groups["all"] = [(i, s * w / 100) for part, w in whole.items()
                             for m in [[i for i in indicators if i["part"] == part]]
                             for i, s in zip(m, shares(m))]
        for (name, members), department in zip(groups.items(), printed["departments"]):
            for key, r in (("composite", rho), ("together", .5)):
                factor = rng.standard_normal(DRAWS)
                total = np.zeros(DRAWS)
                for i, share in members:
                    h, lower = i["history"], i["direction"] == "lower"
                    centre, scale, df = outlooks[i["indicator_id"]]
                    normal = math.sqrt(r) * factor + math.sqrt(1 - r) * rng.standard_normal(DRAWS)
                    a = centre + scale * stats.t(df).ppf(stats.norm.cdf(normal))
                    score = scorer(method, h, lower)
                    s = score(a)
                    total += share * s
                    if key == "together":
                        continue
                    row = next(x for x in department["indicators"] if x["id"] == i["indicator_id"])
                    worst["share"] = max(worst["share"], abs(row["share"] - share))
                    z["expected"].append((row["expectedScore"] - s.mean()) / (s.std() * math.sqrt(1 / 20000 + 1 / DRAWS)))
                    sign = -1 if lower else 1
                    unit = share * (score(a + sign) - s)
                    one = share * (score(a + sign * abs(h[-1]) / 100) - s)
                    for label, k, mine in (("per unit", "perUnit", unit), ("per percent", "perPercent", one)):
                        error = mine.std() * math.sqrt(1 / 20000 + 1 / DRAWS) + 1e-12
                        worst[label] = max(worst[label], abs(row[k] - mine.mean()) / error)
                    if i["unit_cost_won"] != "":
                        won = row["perUnit"] * 1e6 / i["unit_cost_won"]
                        worst["per million won"] = max(worst["per million won"], abs(row["perMillionWon"] - won))
                    else:
                        assert row["perMillionWon"] is None
                mine = department[key]
                z["mean"].append((mine["mean"] - total.mean()) / (total.std() * math.sqrt(1 / 20000 + 1 / DRAWS)))
                for p, q in mine["quantiles"].items():
                    p = float(p)
                    at = min(max(p, np.mean(total < q - 1e-9)), np.mean(total <= q + 1e-9))
                    z["quantile"].append((at - p) / math.sqrt(p * (1 - p) * (1 / 20000 + 1 / DRAWS)))
                left = np.ones(DRAWS, bool)
                for (grade, floor), row in zip(GRADES, mine["grades"]):
                    got = left & (total >= floor)
                    left &= ~got
                    p = got.mean()
                    assert row["grade"] == grade
                    if 20000 * p * (1 - p) > 20:
                        z["grade"].append((row["probability"] - p) / math.sqrt(p * (1 - p) * (1 / 20000 + 1 / DRAWS)))
                    else:
                        assert abs(row["probability"] - p) < 2e-3, (row, p)
    print(f"{count} workspaces; standardised differences, about normal where both are right")
    print("(smaller in all, as every workspace is scored from the same streams):")
    for name, values in z.items():
        v = np.array(values)
        print(f"  {name}: {len(v)} values, mean {v.mean():+.2f}, rms {np.sqrt(np.mean(v**2)):.2f}, largest {np.abs(v).max():.2f}")
    print("largest: " + ", ".join(f"{k} {v:.3g}" for k, v in worst.items()))


def record():
    """Departments of normal outlooks: what 10^6 draws give, with what 20,000 draws may differ by."""
    rng = np.random.default_rng(3)
    cases = []
    for index in range(8):
        rho = float([0, 0.4][index % 2])
        raw = rng.dirichlet(np.full(int(rng.integers(1, 5)), 3.0))
        factor, total, members = rng.standard_normal(DRAWS), np.zeros(DRAWS), []
        for share in [float(v) for v in raw]:
            lower, method = bool(rng.integers(2)), str(rng.choice(["deviation-main", "ratio-main", "trend"]))
            h = [round(float(200 + 10 * v), 2) for v in rng.standard_normal(6)]
            mean, sd = round(h[-1] + float(rng.normal(0, 5)), 2), round(float(rng.uniform(5, 20)), 2)
            a = mean + sd * (math.sqrt(rho) * factor + math.sqrt(1 - rho) * rng.standard_normal(DRAWS))
            score = scorer(method, h, lower)
            s, sign = score(a), -1 if lower else 1
            total += share * s
            unit, one = share * (score(a + sign) - s), share * (score(a + sign * h[-1] / 100) - s)
            members.append(dict(
                share=share, lower=lower, method=method, history=h, mean=mean, deviation=sd,
                expected=float(s.mean()), expectedError=float(s.std() / math.sqrt(20000)),
                perUnit=float(unit.mean()), perUnitError=float(unit.std() / math.sqrt(20000)),
                perPercent=float(one.mean()), perPercentError=float(one.std() / math.sqrt(20000))))
        floors = [f for _, f in GRADES] + [-math.inf]
        tops = [math.inf] + [f for _, f in GRADES]
        grades = [float(np.mean((total >= f) & (total < t))) for f, t in zip(floors, tops)][:5]
        cases.append(dict(
            correlation=rho, members=members, mean=float(total.mean()),
            error=float(total.std() / math.sqrt(20000)), grades=grades))
    print(json.dumps(dict(cases=cases), indent=1))


if __name__ == "__main__":
    if sys.argv[1] == "record":
        record()
    else:
        main(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 45)
