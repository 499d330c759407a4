"""Every scoring method under every rule, from the text of domain rules 1.1-1.4 with NumPy and SciPy.

usage: python3 scoring.py compare JIPYO [CASES]   random cases through `jipyo score --method all --json`
       python3 scoring.py record > ../../TargetSettingTests/Fixtures/scoring.json
"""
import json
import math
import subprocess
import sys
import numpy as np
from scipy import stats

STAGES = [(100, 100), (90, 90), (80, 80), (70, 70), (60, 60), (0, 50)]
UNDEFINED = None


def clamp(share, low, high):
    return float(low + (high - low) * min(max(share, 0.0), 1.0))


class Case:
    """One indicator, its options, and the score and the needed result of each method."""

    def __init__(self, c):
        self.c = c
        self.h = c["history"]
        self.lower = c["direction"] == "lower"
        self.band = c.get("band")
        self.rules = c["rules"]
        low, high = self.rules.get("score-range", "20..100").split("..")
        self.low, self.high = float(low), float(high)

    def rule(self, name, default):
        return self.rules.get(name, default)

    def reference(self):
        last = self.h[-1]
        years = int(self.rule("reference-years", 3))
        base = last
        if len(self.h) >= years:
            mean = float(np.mean(self.h[-years:]))
            base = min(last, mean) if self.lower else max(last, mean)
        s = self.c.get("stretch", 0) / 100
        return base * (1 - s if self.lower else 1 + s)

    def recent(self):
        return np.array(self.h[-5:], float)

    def sigma(self):
        return float(np.std(self.recent(), ddof=1 if self.c.get("sigma") == "sample" else 0))

    def flat(self):
        return np.ptp(self.recent()) == 0

    def straight(self, base, best, floor):
        """Score and inverse of the line, best and floor held inside the bounds."""
        lo, hi = self.c.get("bounds", (-math.inf, math.inf))
        best, floor = min(max(best, lo), hi), min(max(floor, lo), hi)
        if not (best < floor if self.lower else best > floor):
            return UNDEFINED
        share = (self.c["actual"] - floor) / (best - floor)
        need = (self.c["wanted"] - self.low) / (self.high - self.low)
        return clamp(share, self.low, self.high), floor + need * (best - floor)

    def deviation(self, k, base=None, stand_in=(1.2, 0.8)):
        few = 5 if self.rule("short-history", "use") == "ratio" else 3
        if len(self.recent()) < few or self.flat():
            return self.ratio(*stand_in, base=base)
        b = self.reference() if base is None else base
        w = k * self.sigma() * (-1 if self.lower else 1)
        return self.straight(b, b + w, b - w)

    def ratio(self, up, down, base=None):
        b = self.reference() if base is None else base
        if b <= 0:
            return UNDEFINED
        if self.lower:
            up, down = 2 - up, 2 - down
        return self.straight(b, b * up, b * down)

    def trend(self):
        few = 5 if self.rule("short-history", "use") == "ratio" else 3
        y = self.recent()
        n = len(y)
        if n < few or self.flat():
            return self.ratio(1.2, 0.8)
        x = np.arange(1, n + 1, dtype=float)

        def fit(x, y, xp):
            b = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
            a = y.mean() - b * x.mean()
            s2 = np.sum((y - a - b * x) ** 2) / (len(x) - 2)
            spread = 1 + 1 / len(x) + (xp - x.mean()) ** 2 / np.sum((x - x.mean()) ** 2)
            return a + b * xp, math.sqrt(s2 * spread)

        keep = np.ones(n, bool)
        if self.rule("trend-outliers", "keep") == "drop" and n >= 5:
            for i in range(n):
                o = np.arange(n) != i
                at, s = fit(x[o], y[o], x[i])
                keep[i] = abs(y[i] - at) <= 3 * s
            if keep.sum() < 3:
                keep[:] = True
        ys, s = fit(x[keep], y[keep], n + 1)
        if s < 1e-9 * np.max(np.abs(y)):
            return self.ratio(1.2, 0.8)
        form = self.rule("trend-score", "normal")
        d = stats.norm if form == "normal" else stats.t(int(keep.sum()) - 2)
        sign = -1 if self.lower else 1
        share = d.cdf(sign * (self.c["actual"] - ys) / s)
        return self.probability(share, lambda p: ys + sign * s * d.ppf(p))

    def probability(self, share, quantile):
        need = (self.c["wanted"] - self.low) / (self.high - self.low)
        return float(self.low + (self.high - self.low) * share), float(quantile(need))

    def midterm(self):
        b = self.reference()
        a = (self.c["goal"] - b) / int(self.rule("midterm-years", 5))
        t = b + a
        form = self.rule("midterm-range", "5")
        w = abs(a) if form == "unit" else float(form) / 100 * abs(t)
        sign = -1 if self.lower else 1
        return self.straight(t, t + sign * w, t - sign * w)

    def beta(self):
        sign = -1 if self.lower else 1
        if "points" in self.c:
            a, m, b = self.c["points"]
        else:
            if len(self.recent()) < (5 if self.rule("short-history", "use") == "ratio" else 3) or self.flat():
                return self.ratio(1.2, 0.8)
            m = self.reference()
            ends = [min(min(self.recent()), m), max(max(self.recent()), m)]
            a, b = ends[::sign]
        w, div = float(self.rule("beta-weight", 4)), float(self.rule("beta-divisor", 6))
        if self.rule("beta-form", "normal") == "normal":
            d = stats.norm((a + w * m + b) / (w + 2), abs(b - a) / div)
        else:
            lo, hi = min(a, b), max(a, b)
            place = (m - lo) / (hi - lo)
            d = stats.beta(1 + w * place, 1 + w * (1 - place), loc=lo, scale=hi - lo)
        share = d.sf(self.c["actual"]) if self.lower else d.cdf(self.c["actual"])
        return self.probability(share, d.isf if self.lower else d.ppf)

    def peers(self):
        return self.deviation(2, base=float(np.mean(self.c["peers"])))

    def rate(self, actual, form):
        if self.band:
            lo, hi = self.band
            if lo <= actual <= hi:
                return 100.0
            if actual < lo:
                return actual / lo * 100 if lo > 0 else None
            return hi / actual * 100 if hi > 0 else None
        t = self.c.get("target", None)
        t = self.reference() if t is None else t
        if not self.lower:
            return actual / t * 100 if t > 0 else None
        if form == "reflected":
            return (2 - actual / t) * 100 if t > 0 else None
        return t / actual * 100 if actual > 0 and t >= 0 else None

    def rounded_rate(self, cap):
        r = self.rate(self.c["actual"], self.c.get("form", "quotient"))
        if r is None:
            return None
        r = min(max(r, 0.0), cap)
        places = self.rule("achievement-decimals", "none")
        return r if places == "none" else math.floor(r * 10 ** int(places) + 0.5) / 10 ** int(places)

    def needed(self, percent, cap):
        if self.band or percent < 0 or percent > cap:
            return None
        t = self.c.get("target", None)
        t = self.reference() if t is None else t
        if t <= 0:
            return None
        if not self.lower:
            return t * percent / 100
        if self.c.get("form", "quotient") == "reflected":
            return t * (2 - percent / 100)
        return t / (percent / 100) if percent > 0 else None

    def stages(self):
        r = self.rounded_rate(math.inf)
        if r is None:
            return None, UNDEFINED
        table = self.c.get("stages", STAGES)
        points = next((p for f, p in table if r >= f - 1e-9), table[-1][1])
        enough = [f for f, p in table if p >= self.c["wanted"]]
        need = None
        if enough:
            need = self.needed(0.0 if enough[-1] == table[-1][0] else enough[-1], math.inf)
        return points, need

    def distance(self, width):
        if not width > 0:
            return UNDEFINED
        lo, hi = self.band
        away = max(lo - self.c["actual"], self.c["actual"] - hi, 0)
        need = (1 - (self.c["wanted"] - self.low) / (self.high - self.low)) * width
        return clamp(1 - away / width, self.low, self.high), (
            hi + need if self.h[-1] > (lo + hi) / 2 else lo - need)

    def banded(self, k, floor):
        middle = abs(sum(self.band)) / 2
        few = 5 if self.rule("short-history", "use") == "ratio" else 3
        if k and len(self.recent()) >= few and not self.flat():
            return self.distance(k * self.sigma())
        return self.distance((1 - floor) * middle)

    def scores(self):
        cap = self.c.get("cap", math.inf)
        out = {
            "stages": self.stages(),
            "achievement": (self.rounded_rate(cap), self.needed(self.c["wanted"], cap)),
            "target-vs-actual": (self.rounded_rate(100), self.needed(self.c["wanted"], 100)),
        }
        if self.band:
            out |= {"deviation-2sigma": self.banded(2, 0.8), "deviation-1sigma": self.banded(1, 0.9),
                    "ratio-120-80": self.banded(0, 0.8), "ratio-110-90": self.banded(0, 0.9),
                    "ratio-110-80": self.banded(0, 0.8)}
            return out
        return out | {
            "deviation-2sigma": self.deviation(2),
            "deviation-1sigma": self.deviation(1, stand_in=(1.1, 0.9)),
            "ratio-120-80": self.ratio(1.2, 0.8), "ratio-110-90": self.ratio(1.1, 0.9),
            "ratio-110-80": self.ratio(1.1, 0.8), "trend": self.trend(), "midterm": self.midterm(),
            "beta": self.beta(), "global": self.peers()}


def number(rng, centre, spread, places=2):
    return float(np.round(centre + spread * rng.standard_normal(), places))


def random_case(rng):
    n = int(rng.choice([1, 2, 3, 4, 5, 6, 8]))
    size = float(10 ** rng.uniform(-1, 5))
    level = size * rng.uniform(1, 5)
    h = [number(rng, level, size * .3, 3) for _ in range(n)]
    if rng.random() < .08:
        h = [h[0]] * n
    if rng.random() < .1 and n >= 5:
        h[int(rng.integers(n))] *= 3
    if rng.random() < .05:
        h = [float(round(v - 2 * level, 3)) for v in h]
    direction = str(rng.choice(["higher", "lower", "band"], p=[.4, .4, .2]))
    c = dict(history=h, direction=direction, actual=number(rng, h[-1], size * .4, 3),
             wanted=float(np.round(rng.uniform(21, 99), 1)), rules={})
    c["goal"] = number(rng, h[-1] * (.8 if direction == "lower" else 1.2), size * .2, 3)
    c["peers"] = [number(rng, h[-1], size * .2, 3) for _ in range(int(rng.integers(1, 5)))]
    if direction == "band":
        ends = sorted({number(rng, h[-1], size * .2, 3) for _ in range(2)})
        c["band"] = ends if len(ends) == 2 else [ends[0], ends[0] + 1]
    if rng.random() < .5:
        c["target"] = number(rng, h[-1], size * .2, 3)
    if rng.random() < .5:
        ends = sorted(h[-1] + size * float(v) for v in rng.normal(0, .5, 3))
        if ends[2] - ends[0] > 1e-3 * size:
            c["points"] = [round(v, 4) for v in (ends[::-1] if direction == "lower" else ends)]
    if rng.random() < .3:
        c["bounds"] = sorted([number(rng, h[-1], size, 1), number(rng, h[-1], size, 1)])
        if c["bounds"][0] >= c["bounds"][1]:
            del c["bounds"]
    for key, chance, make in [
            ("stretch", .25, lambda: float(np.round(rng.uniform(.5, 20), 1))),
            ("sigma", .4, lambda: str(rng.choice(["sample", "population"]))),
            ("form", .4, lambda: str(rng.choice(["quotient", "reflected"]))),
            ("cap", .3, lambda: float(rng.choice([100, 110, 120, 130])))]:
        if rng.random() < chance:
            c[key] = make()
    if rng.random() < .4:
        steps = int(rng.integers(2, 7))
        rates = sorted({float(np.round(v, 1)) for v in rng.uniform(30, 140, steps)}, reverse=True)
        points = sorted((float(np.round(v, 1)) for v in rng.uniform(0, 110, len(rates))), reverse=True)
        c["stages"] = list(zip(rates, points))
    for name, values in [
            ("midterm-years", ["4", "5", "3"]), ("midterm-range", ["5", "unit", "10"]),
            ("beta-form", ["normal", "pert"]), ("beta-weight", ["4", "3", "2"]),
            ("beta-divisor", ["6", "5.2"]), ("trend-score", ["normal", "student"]),
            ("trend-outliers", ["keep", "drop"]), ("short-history", ["use", "ratio"]),
            ("achievement-decimals", ["none", "1", "2"]), ("reference-years", ["3", "2"]),
            ("score-range", ["20..100", "0..100", "40..100"])]:
        if rng.random() < .35:
            c["rules"][name] = str(rng.choice(values))
    low = float(c["rules"].get("score-range", "20").split("..")[0])
    c["wanted"] = max(c["wanted"], low + 1)
    return c


def arguments(c):
    a = ["--method", "all", "--history=" + ",".join(map(repr, c["history"])), f"--actual={c['actual']!r}",
         f"--score={c['wanted']!r}", "--direction", c["direction"], f"--goal={c['goal']!r}",
         "--peers=" + ",".join(map(repr, c["peers"])), "--json", "--lang", "en", "-q"]
    for key in ("target", "stretch", "cap"):
        if key in c:
            a.append(f"--{key}={c[key]!r}")
    for key in ("sigma", "form"):
        if key in c:
            a += [f"--{key}", c[key]]
    for key in ("band", "points", "bounds"):
        if key in c:
            a.append(f"--{key}=" + ",".join(map(repr, c[key])))
    if "stages" in c:
        a += ["--stages", " ".join(f"{f!r}:{p!r}" for f, p in c["stages"])]
    for name, value in c["rules"].items():
        a += ["--rule", f"{name}={value}"]
    return a


def agree(x, y, scale):
    if x is None or y is None or not math.isfinite(x) or not math.isfinite(y):
        return (x is None or not math.isfinite(x)) == (y is None or not math.isfinite(y))
    return abs(x - y) <= 1e-7 * max(1, abs(x), scale)


def compare(binary, count):
    rng = np.random.default_rng(20261121)
    total = wrong = 0
    for index in range(count):
        c = random_case(rng)
        mine = Case(c).scores()
        run = subprocess.run([binary, "score"] + arguments(c), capture_output=True, text=True)
        if run.returncode != 0:
            print("exit", run.returncode, run.stderr[:400], c)
            wrong += 1
            continue
        size = max(map(abs, c["history"]))
        for m in json.loads(run.stdout)["methods"]:
            expected = mine.get(m["requested"]) or (None, None)
            total += 1
            if not (agree(m["score"], expected[0], 0) and agree(m["requiredActual"], expected[1], size)):
                wrong += 1
                if wrong <= 1000:
                    print(index, m["requested"], m["method"], m["score"], m["requiredActual"], "expected",
                          expected, json.dumps(c))
    print(f"{count} cases, {total} comparisons, {wrong} differences")


def record(count=60):
    rng = np.random.default_rng(5)
    cases = []
    for _ in range(count):
        c = random_case(rng)
        answers = {k: v or (None, None) for k, v in Case(c).scores().items()}
        c["expected"] = {
            k: [None if x is None or not math.isfinite(x) else x for x in v] for k, v in answers.items()}
        cases.append(c)
    print(json.dumps(dict(cases=cases), indent=1))


if __name__ == "__main__":
    if sys.argv[1] == "record":
        record()
    else:
        compare(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3000)
