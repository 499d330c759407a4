"""Scores of every method of domain rules 1.1-1.4, written from the formulas with NumPy and SciPy.

usage: python3 methods.py > ../../TargetSettingTests/Fixtures/methods.json
"""
import json
import numpy as np
from scipy import stats

RNG = np.random.default_rng(20260101)


def clamp(score):
    return float(min(max(score, 20.0), 100.0))


def line(actual, best, floor):
    return clamp(20 + 80 * (actual - floor) / (best - floor))


def reference(h, lower):
    last, mean = h[-1], np.mean(h[-3:])
    return float(min(last, mean) if lower else max(last, mean))


def trend(h, actual, lower, drop):
    y = np.array(h[-5:], float)
    x = np.arange(1, len(y) + 1, dtype=float)

    def fit(x, y, xp):
        r = stats.linregress(x, y)
        res = y - (r.intercept + r.slope * x)
        s2 = np.sum(res**2) / (len(x) - 2)
        s = np.sqrt(s2 * (1 + 1 / len(x) + (xp - x.mean())**2 / np.sum((x - x.mean())**2)))
        return r.intercept + r.slope * xp, s

    keep = np.ones(len(y), bool)
    if drop and len(y) >= 5:
        for i in range(len(y)):
            o = np.arange(len(y)) != i
            ys, s = fit(x[o], y[o], x[i])
            keep[i] = abs(y[i] - ys) <= 3 * s
        if keep.sum() < 3:
            keep[:] = True
    ys, s = fit(x[keep], y[keep], len(y) + 1)
    z = (ys - actual) / s if lower else (actual - ys) / s
    return float(20 + 80 * stats.norm.cdf(z))


def scores(h, actual, lower, goal, peers, points):
    b, sd = reference(h, lower), float(np.std(h[-5:]))
    sign = -1 if lower else 1
    out = {}
    for name, k, s in [("deviation-2sigma", 2, sd), ("deviation-1sigma", 1, sd)]:
        out[name] = line(actual, b + sign * k * s, b - sign * k * s)
    for name, up, down in [("ratio-120-80", 1.2, .8), ("ratio-110-90", 1.1, .9), ("ratio-110-80", 1.1, .8)]:
        best, floor = (b * (2 - up), b * (2 - down)) if lower else (b * up, b * down)
        out[name] = line(actual, best, floor)
    out["trend"] = trend(h, actual, lower, False)
    out["trend-drop"] = trend(h, actual, lower, True)
    step = (goal - b) / 5
    t = b + step
    out["midterm"] = line(actual, t + sign * .05 * abs(t), t - sign * .05 * abs(t))
    t4 = b + (goal - b) / 4
    out["midterm-unit-4"] = line(actual, t4 + sign * abs(goal - b) / 4, t4 - sign * abs(goal - b) / 4)
    a, m, best = points
    mean, dev = (a + 4 * m + best) / 6, abs(best - a) / 6
    out["beta"] = float(20 + 80 * stats.norm.cdf(sign * (actual - mean) / dev))
    lo, hi = min(a, best), max(a, best)
    alpha, beta = 1 + 4 * (m - lo) / (hi - lo), 1 + 4 * (hi - m) / (hi - lo)
    d = stats.beta(alpha, beta, loc=lo, scale=hi - lo)
    out["beta-pert"] = float(20 + 80 * (d.sf(actual) if lower else d.cdf(actual)))
    p = float(np.mean(peers))
    out["global"] = line(actual, p + sign * 2 * sd, p - sign * 2 * sd)
    rate = (goal / actual if lower else actual / goal) * 100
    out["achievement"] = rate
    out["target-vs-actual"] = min(rate, 100)
    out["stages"] = float(next((q for q in (100, 90, 80, 70, 60) if rate >= q), 50))
    return out


cases = []
for i in range(40):
    lower = bool(i % 2)
    n = int(RNG.integers(5, 8))
    h = np.round(np.cumsum(RNG.normal(0, 3, n)) + 100 + RNG.normal(0, 2, n), 2)
    if i % 5 == 0:
        h[2] += 25
    h = [float(v) for v in h]
    b = reference(h, lower)
    actual = float(np.round(b * (1 + RNG.normal(0, .04)), 2))
    goal = float(np.round(b * (.8 if lower else 1.25), 2))
    peers = [float(v) for v in np.round(b * (1 + RNG.normal(0, .03, 3)), 2)]
    ends = sorted(float(v) for v in np.round(b * np.array([.88, 1.02, 1.11]), 2))
    points = ends[::-1] if lower else ends
    cases.append(dict(history=h, actual=actual, lower=lower, goal=goal, peers=peers, points=points,
                      scores=scores(h, actual, lower, goal, peers, points)))
print(json.dumps(dict(cases=cases), indent=1))
