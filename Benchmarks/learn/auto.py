#!/usr/bin/env python3
"""Learns the constants of `auto` for histories of more than ten values, and measures them on collections left out.

usage: auto.py --m1 m1.csv --extra more.csv --lgbf lgbf_annual_dev.csv --members PROGRAM --swift AutoConstants+Learned.swift
               [--table OUT.md] [--cache FOLDER]

Members' forecasts and newest errors come from `members` (widths/, built as its main.swift says); everything learned is computed here,
as the Swift files compute it, so no build is needed between steps (the short-history method's own constants are those that ship):
  trend    coefficients of the pooled trend (PooledTrend.swift): least absolute errors of the logarithm over rolling origins;
  weights  softmax weights of the members by length, noise, trend and season, ridge toward equal weights, over their squared newest
           errors (BlendWeights.swift);
  width    log-linear Student t scale and degrees of freedom (AutoWidth.swift): likelihood, with 80 and 95 % coverage of the
           mixture of pools, near and far, and of simulated families.
No pool is ever judged by what it taught: weights and widths are learned from forecasts whose pooled trend (and weights) were
learned without the pool at hand, and the table leaves a pool out of all three steps.
m1.csv and the extra file have the columns unique_id, period, season_length, horizon, split, ds, y (extra_series.py makes one).
numpy, pandas and scipy; the same numbers every time; about ten minutes.
"""
import argparse, os, pickle, subprocess, sys, tempfile
import numpy as np, pandas as pd
from scipy import sparse, stats
from scipy.optimize import minimize
from scipy.special import digamma, gammaln

KINDS = ("yearly", "quarterly", "monthly")
SEASON = dict(yearly=1, quarterly=4, monthly=12)
REACH = dict(yearly=6, quarterly=8, monthly=18)
LEVELS = dict(yearly=(2, 3, 5, 8), quarterly=(2, 4, 8, 12), monthly=(2, 3, 6, 12, 24))
SLOPES = dict(yearly=(1, 2, 4), quarterly=(2, 4, 8), monthly=(3, 6, 12))
FIRST = dict(yearly=8, quarterly=14, monthly=30)
STRIDE = dict(yearly=1, quarterly=2, monthly=5)
MEMBERS = dict(yearly=("ets", "theta", "complex", "arima", "logARIMA", "short", "pooled"),
               quarterly=("ets", "theta", "complex", "loess", "loessDamped", "logARIMA"),
               monthly=("ets", "theta", "complex", "loess", "loessDamped", "adjustedDamped"))
TREND_POOLS = {"m1": 1, "m1+": .5, "R": 1, "R+": .5, "usemp": .5, "countries": .4, "states": .3, "lgbf": .3}
WEIGHT_POOLS = {"m1": 1, "R": 1, "usemp": .3, "countries": .3, "states": .3, "lgbf": .7}
# AutoETS's 95 % intervals cover, by pool: M1 .69/.76/.85 (years, quarters, months), R .86/.80/.92, employment .76/.79/.75, countries .69,
# states .78, councils .88, simulated .87/.90/.91. The mixtures below are as hard by that yardstick as M3 is known to be (.84/.86/.90).
WIDTH_POOLS = dict(yearly=dict(R=.35, lgbf=.25, m1=.12, usemp=.04, countries=.04, states=.04, sim=.16),
                   quarterly=dict(m1=.25, R=.3, usemp=.1, sim=.35), monthly=dict(m1=.3, R=.3, usemp=.05, sim=.35))
# Ridge toward equal weights. Of months no weights that differ did better on collections left out, so they stay equal.
RIDGE = dict(yearly=.04, quarterly=.04, monthly=None)
MEDIAN, ACCURACY = 0.3, 2  # the median's share of the centre; the power of a member's error that its weight is divided by
VOTES = {"short": 0.5, "pooled": 0.5}  # what was learned from other series has one vote together


# ---- data -----------------------------------------------------------------------------------------------------------
def collections(m1, extra, lgbf):
    """{kind: {pool: [(id, known, later)]}}"""
    out = {k: {} for k in KINDS}
    for path in (m1, extra):
        for (kind, u), g in pd.read_csv(path).groupby(["period", "unique_id"], sort=True):
            y = lambda part: g[g.split == part].sort_values("ds").y.to_numpy(float)
            pool = "m1" if "." not in u else "R" if u[0] == "R" else "usemp" if u[0] == "E" else "countries" if u[0] == "G" or u.startswith("PSum") else "states"
            if kind != "yearly" or len(y("train")) > 10: out[kind].setdefault(pool, []).append((u, y("train"), y("test")))
    d = pd.read_csv(lgbf).sort_values(["unique_id", "ds"])
    L = [(u, g.y.to_numpy(float)[:-2], g.y.to_numpy(float)[-2:]) for u, g in d.groupby("unique_id")]
    out["yearly"]["lgbf"] = [v for v in L if len(v[1]) > 10][::2]
    for kind in KINDS: out[kind]["sim"] = simulated(kind)
    return out


def simulated(kind, seed=5):
    """Random walks, with drift, autoregressions, noise, local trends, growth and airline-like series around 100."""
    g = np.random.default_rng(seed); m, H = SEASON[kind], REACH[kind]; out = []
    lengths = dict(yearly=(12, 16, 20, 40), quarterly=(24, 40, 80), monthly=(36, 72, 120))[kind]; times = dict(yearly=120, quarterly=70, monthly=60)[kind]
    for family in ("rw", "drift", "ar1", "noise", "trend", "growth", "airline")[:6 if m == 1 else 7]:
        for n in lengths:
            i = 0
            while i < times:
                y = path(g, family, n + H, m)
                if m > 1 and family != "airline": y = y * np.tile(np.exp(g.normal(0, g.choice([0, .1]), m)), n // m + 3)[:n + H]
                if y.min() > 1: out.append((f"{family}.{n}.{i}", y[:n], y[n:])); i += 1
    return out


def path(g, family, n, m):
    sd = g.choice([.5, 2, 4]); e = g.normal(0, 1, n); t = np.arange(n)
    if family == "rw": return 100 + sd * np.cumsum(e)
    if family == "drift": return 100 + sd * np.cumsum(e) + t * sd * g.choice([.3, 1])
    if family == "noise": return 100 + 3 * sd * e
    if family == "growth": return 100 * np.exp(np.cumsum(.01 * sd * (e + .5)))
    if family == "airline": return 100 * np.exp(np.cumsum(.01 * sd * e) + np.tile(g.normal(0, .1, m), n // m + 1)[:n] + .02 * sd * (t + 1) / m)
    x = np.zeros(n)
    if family == "ar1":
        x[0] = e[0] / np.sqrt(1 - .49)
        for i in range(1, n): x[i] = .7 * x[i - 1] + e[i]
        return 100 + 3 * sd * x
    level, slope = 100.0, sd * .3 * g.normal()
    for i in range(n): x[i] = level + slope + sd * e[i]; level += slope + .5 * sd * e[i]; slope += .05 * sd * e[i]
    return x


def forecasts(program, series, kind):
    """{(id, member): (path, newest error)} by `members`."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as f:
        for u, y in series: f.write(f"{u};{SEASON[kind]};{','.join(repr(float(v)) for v in y)}\n")
        f.flush(); out = subprocess.run([program, f.name, str(REACH[kind])], check=True, capture_output=True, text=True).stdout
    rows = (line.split(";") for line in out.splitlines())
    return {(u, member): (np.array([float(v) for v in path.split(",") if v]), float(error)) for u, member, error, path in rows}


# ---- the pooled trend, as PooledTrend.swift computes it ---------------------------------------------------------------
def season_of(y, m):
    """Seasonal factors of the classical decomposition where the season is significant, else None."""
    n = len(y)
    if m == 1 or n <= 2 * m: return None
    x = y - y.mean(); v = x @ x
    if v <= 0: return None
    r = np.array([x[k:] @ x[:n - k] / v for k in range(1, m + 1)])
    if abs(r[-1]) <= 1.6448536 * np.sqrt((1 + 2 * (r[:-1]**2).sum()) / n): return None
    t = np.convolve(y, np.r_[0.5, np.ones(m - 1), 0.5] / m, "valid"); o = m // 2; place = (np.arange(len(t)) + o) % m
    s = np.array([(y[o:o + len(t)] / t)[place == j].mean() for j in range(m)]); s = s / s.mean()
    return s if (s > 0.05).all() else None


def features(x, kind, season, known):
    """Features by step (H × k) and seasonal logs at an origin of a path without season."""
    m, H = SEASON[kind], REACH[kind]; h = np.arange(1, H + 1); share = h / H; x = x[:known]; n = known
    sl = np.zeros(H) if season is None else season[(n + h - 1) % m]; c = np.r_[0, np.cumsum(x)]; mean = lambda a, b: (c[b] - c[a]) / (b - a); cols = []
    for k in LEVELS[kind]:
        d = x[-1] - mean(n - min(k, n), n); cols += [d + 0 * share, d * share]
    slopes = []
    for k in SLOPES[kind]:
        k = min(k, n // 2); slopes.append((mean(n - k, n) - mean(n - 2 * k, n - k)) / k)
    t = np.arange(n) - (n - 1) / 2; slopes.append(t @ x / (t @ t))
    for b in slopes: cols += [b * h, b * h * share]
    d = np.diff(x); g = d.mean(); s = g * g / (g * g + ((d - g)**2).sum() / max(n - 2, 1) / (n - 1) + 1e-12)
    cols += [s * g * h, s * g * h * share, s * slopes[1] * h]
    if m > 1: cols += [sl, np.array([x[max(0, n + j - 1 - m * ((j - 1) // m + 1))] for j in h]) - x[max(0, n - m):].mean()]
    return np.array(cols).T, sl


def windows(series, kind, most=8):
    X, Y, W = [], [], []; m = SEASON[kind]
    for y in series:
        if len(y) <= FIRST[kind] or y.min() <= 0: continue
        rows = []
        for o in list(range(len(y) - 1, FIRST[kind] - 1, -STRIDE[kind]))[:most]:
            s = season_of(y[:o], m); x = np.log(y[:o] if s is None else y[:o] / s[np.arange(o) % m])
            C, sl = features(x, kind, None if s is None else np.log(s), o); k = min(REACH[kind], len(y) - o); d = np.diff(x)
            rows.append((C[:k], np.log(y[o:o + k]) - x[-1] - sl[:k], np.abs(d - np.median(d)).mean() + 1e-4))
        total = sum(len(t) for _, t, _ in rows)
        for C, t, size in rows: X.append(C); Y.append(t); W.append(np.full(len(t), 1 / total / np.sqrt(size)))
    return (np.concatenate(X), np.concatenate(Y), np.concatenate(W)) if X else None


def least_absolute(X, Y, W, ridge=2e-3, rounds=25):
    unit = np.sqrt((W[:, None] * X * X).sum(0) / W.sum()) + 1e-9; X = X / unit; b = np.zeros(X.shape[1])
    for _ in range(rounds):
        w = W / np.maximum(np.abs(Y - X @ b), 0.004)
        b = np.linalg.solve(X.T @ (X * w[:, None]) + ridge * w.sum() * np.eye(len(b)), X.T @ (w * Y))
    return b / unit


def prepare(kind, pool, L, program):
    """What is needed of every series: members' paths and features at every origin."""
    m, H = SEASON[kind], REACH[kind]; first = max(6, 2 * m if m > 1 else 0); rows = []
    F = forecasts(program, [(u, a) for u, a, _ in L], kind); names = [x for x in MEMBERS[kind] if x != "pooled"]
    for u, a, b in L:
        n, pos, size = len(a), a.min() > 0, np.abs(a).mean(); k = m if n > m else 1; scale = np.abs(a[k:] - a[:-k]).mean()
        if scale == 0 or any((u, x) not in F for x in ("ets", "theta", "complex")): continue
        f = {x: F[u, x if (u, x) in F else "arima" if x == "logARIMA" else "ets"][0][:len(b)] for x in names}
        size_of = {x: F[u, x if (u, x) in F else "arima" if x == "logARIMA" else "ets"][1] for x in MEMBERS[kind]}; worst = np.nanmax([*size_of.values(), 0])
        error = np.log([max(e / worst if e == e else 1, 1e-3) if worst > 0 else 1 for e in size_of.values()])
        low, high = (0.05 * a.min(), 20 * a.max()) if pos else (-np.inf, np.inf)
        s = season_of(a, m) if pos else None; season = None if s is None else np.log(s)
        x = np.log(a if s is None else a / s[np.arange(n) % m]) if pos else a / size; act = np.log(a) if pos else x; X, E = [], []
        for o in range(max(2, min(first, n - 1), n - 400), n):
            C, sl = features(x, kind, season, o); t = np.full(H, np.nan); t[:min(H, n - o)] = act[o:o + H] - x[o - 1] - sl[:min(H, n - o)]; X.append(C); E.append(t)
        C, sl = features(x, kind, season, n); w = (m if m > 1 else 5) // 2; d = np.diff(x)
        smooth = np.array([x[max(0, i - w):i + w + 1].mean() for i in range(n)]); left = np.var(x - smooth)
        rows.append(dict(id=u, error=error, pool=pool, kind=kind, n=n, b=b, F={x: np.clip(np.where(np.isfinite(v), v, a[-1]), low, high) for x, v in f.items()}, pos=pos, size=size,
                         scale=scale, low=low, high=high, X=np.array(X, np.float32), E=np.array(E), C=C[:len(b)], last=x[-1], sl=sl[:len(b)],
                         trend=max(0, 1 - left / max(np.var(x), 1e-30)), season=0 if s is None else max(0, 1 - left / max(np.var(act - smooth), 1e-30)),
                         rebound=(np.corrcoef(d[1:], d[:-1])[0, 1] if n > 4 and d[1:].std() > 0 and d[:-1].std() > 0 else 0) * n / (n + 8)))
    return rows


# ---- learning, always without the pools named -------------------------------------------------------------------------
class Learner:
    """All that is learned for a kind; `without` is a tuple of pools."""

    def __init__(self, kind, pools, series):
        self.kind, self.pools, self.kept = kind, pools, {}
        whole = lambda k, p: [np.r_[a, b] for _, a, b in series[k].get(p, [])]; self.real = [p for p in pools if p != "sim"]
        self.windows = {p: windows(whole(kind, p), kind) for p in self.real}
        for p in ("m1", "R"):
            if kind == "yearly": self.windows[p + "+"] = windows([totals(y, 12) for y in whole("monthly", p)] + [totals(y, 4) for y in whole("quarterly", p)], kind)
            if kind == "quarterly": self.windows[p + "+"] = windows([totals(y, 3) for y in whole("monthly", p)], kind)

    def once(self, name, without, make):
        key = (name, tuple(sorted(without)))
        if key not in self.kept: self.kept[key] = make()
        return self.kept[key]

    def trend(self, without):
        def make():
            used = [(self.windows[p], w) for p, w in TREND_POOLS.items() if self.windows.get(p) and p.rstrip("+") not in without]
            if not used: return self.trend(without[:-1])  # three pools, all of them left out somewhere
            return least_absolute(*[np.concatenate(v) for v in zip(*[(x, y, v / v.sum() * w) for (x, y, v), w in used])])
        return self.once("trend", without, make)

    def weights(self, without):
        def make():
            K = len(MEMBERS[self.kind])
            if RIDGE[self.kind] is None: return np.zeros((K, 5))
            train = {}
            for p in self.real:
                if p in without: continue
                c = self.trend(without + (p,)); rows = self.pools[p]; train[p] = (rows, [paths(r, c) for r in rows], np.array([traits(r, c) for r in rows]))
            return fit_weights(train, K, RIDGE[self.kind])
        return self.once("weights", without, make)

    def table(self, pool, without):
        w = without + ((pool,) if pool != "sim" else ()); return ingredients(self.pools[pool], self.trend(w), self.weights(w))

    def width(self, tables): return fit_width([(t, WIDTH_POOLS[self.kind][p]) for p, t in tables.items()])


def totals(y, k):
    n = len(y) // k; return y[len(y) - n * k:].reshape(n, k).sum(1)


def pooled(r, c):
    t = r["C"] @ c
    return np.clip(np.exp(r["last"] + np.clip(t, -3, 3) + r["sl"]), r["low"], r["high"]) if r["pos"] else (r["last"] + t + r["sl"]) * r["size"]


def paths(r, c): return np.array([pooled(r, c) if x == "pooled" else r["F"][x] for x in MEMBERS[r["kind"]]]).T


def past_errors(r, c):
    """Relative one-step error, evenness, log growth and origins by step."""
    P = r["X"] @ c; P = np.clip(P, -3, 3) if r["pos"] else P; e = r["E"] - P; count = np.isfinite(e).sum(0)
    rms = np.sqrt(np.nansum(e * e, 0) / np.maximum(count, 1)); ok = rms[0] > 0
    growth = np.where(rms > 0, np.log(np.maximum(rms, 1e-300) / max(rms[0], 1e-300)), 0) if ok else 0 * rms
    return np.sqrt(rms[0]**2 + 4e-4 / r["n"]), np.abs(e[:, 0]).mean() / rms[0] if ok else 1, growth, count


def traits(r, c):
    return np.array([1, np.log(r["n"] / 30), np.log(max(past_errors(r, c)[0], 1e-6)) + 2.5, r["trend"] - .7, r["season"] - .5 if SEASON[r["kind"]] > 1 else 0])


def softmax(U):
    w = np.exp(U - U.max(-1, keepdims=True)); return w / w.sum(-1, keepdims=True)


def offset(r): return np.log([VOTES.get(x, 1) for x in MEMBERS[r["kind"]]]) - ACCURACY * r["error"]


def centre(F, B, r, c): return (1 - MEDIAN) * F @ softmax(B @ traits(r, c) + offset(r)) + MEDIAN * np.median(F, 1)


def fit_weights(train, K, ridge):
    """Least sum of absolute errors, once relative as in sMAPE, once scaled as in MASE, every pool in units of its equal-weight error."""
    blocks, total = [], 0
    for name, (rows, FF, Z) in train.items():
        y = np.concatenate([r["b"] for r in rows]); F = np.concatenate(FF); middle = np.median(F, 1); base = (F.mean(1) + middle) / 2
        i = np.repeat(np.arange(len(rows)), [len(f) for f in FF]); L = np.bincount(i)[i]; error = np.abs(y - base)
        a = 200 / (np.abs(y) + np.abs(base) + 1e-12) / L; q = 1 / np.array([r["scale"] for r in rows])[i] / L
        q = q / np.maximum(1, np.bincount(i, q * error) / 8)[i]; w = WEIGHT_POOLS[name]; total += w
        blocks.append((y, F, middle, Z[i], np.array([offset(r) for r in rows])[i], (a / (a @ error) + q / (q @ error)) * w))
    def f(b):
        B = b.reshape(K, 5); value, G = 0, np.zeros((K, 5))
        for y, F, middle, Z, offset, v in blocks:
            w = softmax(Z @ B.T + offset); mean = (w * F).sum(1); r = (1 - MEDIAN) * mean + MEDIAN * middle - y
            s = np.sqrt(r * r + (1e-3 * np.abs(y) + 1e-12)**2); value += (v * s).sum(); G += (w * (F - mean[:, None]) * ((1 - MEDIAN) * v * r / s)[:, None]).T @ Z
        return value / total + ridge * (B * B).sum(), (G / total + 2 * ridge * B).ravel()
    return minimize(f, np.zeros(K * 5), jac=True, method="L-BFGS-B").x.reshape(K, 5)


NAMES = ["constant", "size", "own", "step", "disagreement", "evenness", "short", "shortStep", "rebound", "reboundStep"]
FREEDOM = ["logFreedom", "freedomEvenness", "freedomLength"]; NF = len(NAMES)


def ingredients(rows, c, B):
    """What AutoWidth.swift makes of every series and step, and the relative errors that followed."""
    out = {k: [] for k in ("X", "F", "base", "error", "id", "step")}; fc = []
    for i, r in enumerate(rows):
        F = paths(r, c); ce = centre(F, B, r, c); fc.append(ce); e1, even, growth, count = past_errors(r, c); h = np.arange(1, len(ce) + 1); o = 0 * h; n = r["n"]
        raw = max(e1 * e1 - 4e-4 / n, 0); tell = raw / (raw + 2.5e-5**2)  # the pattern of errors next to none says nothing
        at = np.minimum(h - 1, np.nonzero(count)[0][-1]); sep = count[at] / (at + 1); own = tell * sep / (sep + 4) * (growth[at] - .6 * np.log(at + 1)); base = np.log(max(e1, 1e-6)); lh = np.log(h)
        apart = (np.log(F) if r["pos"] else F / r["size"]).std(1); unit = np.maximum(np.abs(ce), r["low"]) if r["pos"] else r["size"]; ev = tell * np.log(max(even, .05)); back = tell * r["rebound"]
        out["X"].append(np.array([1 + o, base + 2.5 + o, own, lh, np.log(np.maximum(apart, 1e-9) / np.exp(base) + .2), ev + o, 10 / n + o, 10 / n * lh, back + o, back * lh]).T)
        out["F"].append(np.array([1 + o, ev - np.log(.75) + o, np.log(n / 30) + o]).T); out["base"].append(base + o); out["error"].append((r["b"] - ce) / unit); out["id"].append(i + o); out["step"].append(h)
    return {k: np.concatenate(v) for k, v in out.items()} | dict(rows=rows, fc=fc)


def fit_width(parts, ridge=2e-3, families=8.0):
    """Student t likelihood, with penalties on coverage: of the mixture of pools, of near and far steps, of simulated families near and far."""
    join = lambda k: np.concatenate([t[k] for t, _ in parts]); X, Ff, step = join("X"), join("F"), join("step"); H = step.max()
    W = np.concatenate([w / np.bincount(t["id"])[t["id"]] / len(t["rows"]) for t, w in parts]); W /= W.sum(); le = np.log(np.abs(join("error")) + 1e-12) - join("base")
    group = np.concatenate([np.array([r["id"].rsplit(".", 1)[0] if r["pool"] == "sim" else "" for r in t["rows"]])[t["id"]] for t, _ in parts])
    group = np.where(group == "", "", np.char.add(group.astype(str), np.where(step <= H // 2, " near", " far"))); names = sorted(set(group) - {""})
    bands = np.array([step > 0, step == 1, (step > 1) & (step <= H // 2), (step > H // 2) & (step <= 3 * H // 4), step > 3 * H // 4])
    rows = [(W * m / W[m].sum(), k, 0, 0) for m, k in zip(bands, (8, 2, 2, 2, 2))] + [(W * m / W[m].sum(), 2.5 * families / len(names), .02, .012) for m in (group == g for g in names)]
    M = sparse.csr_matrix(np.array([r[0] for r in rows])); k, slack80, slack95 = (np.array([r[i] for r in rows]) for i in (1, 2, 3))
    def covered(u, level, width):
        s = 1 / (1 + np.exp(np.clip((u - level) / width, -50, 50))); return s, -s * (1 - s) / width
    def f(b):
        ls = X @ b[:NF]; eta = Ff @ b[NF:]; inside = (eta > -2.5) & (eta < 3.5); eta = np.clip(eta, -2.5, 3.5); nu = 1.5 + np.exp(eta); z = np.exp(np.clip(le - ls, -30, 30)); q = 1 + z * z / nu
        lp = gammaln((nu + 1) / 2) - gammaln(nu / 2) - .5 * np.log(nu * np.pi) - (nu + 1) / 2 * np.log(q) - ls; gs = -W * (-1 + (nu + 1) * z * z / (nu + z * z))
        gn = -W * (.5 * digamma((nu + 1) / 2) - .5 * digamma(nu / 2) - .5 / nu - .5 * np.log(q) + (nu + 1) / 2 * z * z / nu**2 / q); value, gu = -(W * lp).sum(), 0
        C = stats.t.cdf(z, nu); by_nu = (stats.t.cdf(z, nu * 1.001) - C) / (nu * .001) * 2; by_scale = -2 * np.exp(lp + ls) * z
        for level, width, slack, weight in ((.8, .02, slack80, 4), (.95, .008, slack95, 16)):
            s, ds = covered(2 * C - 1, level, width); off = M @ s - level; off = np.sign(off) * np.maximum(np.abs(off) - slack, 0)
            value += (k * weight * off**2).sum(); gu = gu + (M.T @ (k * weight * 2 * off)) * ds
        R = np.r_[0, np.full(NF - 1, ridge), 0, .02, .02]
        return value + (R * b * b).sum(), np.r_[X.T @ (gs + gu * by_scale), Ff.T @ ((gn + gu * by_nu) * inside * np.exp(eta))] + 2 * R * b
    return minimize(f, np.r_[np.zeros(NF), 1.0, 0, 0], jac=True, method="L-BFGS-B", options=dict(maxiter=150)).x


# ---- output ---------------------------------------------------------------------------------------------------------
def share_below(t, b):
    nu = 1.5 + np.exp(np.clip(t["F"] @ b[NF:], -2.5, 3.5)); return 2 * stats.t.cdf(np.abs(t["error"]) * np.exp(-np.clip(t["base"] + t["X"] @ b[:NF], -30, np.log(5))), nu) - 1


def report(t, b):
    u = share_below(t, b); by = lambda v: pd.Series(v).groupby(t["id"]).mean().mean(); rows = t["rows"]
    smape = np.mean([(200 * np.abs(r["b"] - f) / (np.abs(r["b"]) + np.abs(f) + 1e-12)).mean() for r, f in zip(rows, t["fc"])])
    mase = np.mean([min(50, (np.abs(r["b"] - f) / r["scale"]).mean()) for r, f in zip(rows, t["fc"])])
    return f"{len(rows)} | {smape:.2f} | {mase:.3f} | {by(u < .8):.3f} | {by(u < .95):.3f} | {(u < .95)[t['step'] == 1].mean():.3f} | {(u < .95)[t['step'] == t['step'].max()].mean():.3f} |"


def families(t, b):
    u = share_below(t, b); d = pd.DataFrame([r["id"].split(".")[:2] for r in t["rows"]], columns=["family", "n"]).iloc[t["id"]].reset_index(drop=True); d["a"], d["b"] = u < .8, u < .95
    d["n"] = d.n.astype(int); v = d.groupby(["family", "n"])[["a", "b"]].mean().map(lambda x: f"{100 * x:.0f}"); p = (v.a + "/" + v.b).unstack()
    return [f"\n| simulated, 80/95 % | {' | '.join(f'n = {n}' for n in p.columns)} |", "|---|" + "---|" * len(p.columns)] + [f"| {k} | {' | '.join(row)} |" for k, row in zip(p.index, p.to_numpy())]


def swift(learned):
    said = dict(yearly="Years, and other series without a season.", quarterly="Seasons of two to six periods.", monthly="Longer seasons.")
    o = ["// Generated by Benchmarks/learn/auto.py; do not edit by hand.", "", "extension AutoConstants {"]
    for i, kind in enumerate(KINDS):
        c, B, b = learned[kind]; o += ([""] if i else []) + [f"  /// {said[kind]}", f"  static let {kind} = AutoConstants(", "    trend: ["]
        o += ["      " + ", ".join(f"{v:.5g}" for v in c[j:j + 8]) + "," for j in range(0, len(c), 8)] + ["    ],", "    weights: .init(coefficients: ["]
        for m, r in zip(MEMBERS[kind], B - B.mean(0)):
            named = [f"{n}: {v:.3f}" for n, v in zip(("length", "noise", "trend", "season")[:3 if SEASON[kind] == 1 else 4], r[1:])]
            o.append(f"      .init(.{m}" + (f", {r[0]:.3f}, " + ", ".join(named) if r.any() else "") + "),")
        v = [f"{n}: {x:.4f}" for n, x in zip(NAMES + FREEDOM, b)]; o += ["    ]),", "    width: .init("]
        o += ["      " + ", ".join(v[j:j + 3]) + ("," if j + 3 < len(v) else "))") for j in range(0, len(v), 3)]
    return "\n".join(o + ["}"]) + "\n"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for x in ("m1", "extra", "lgbf", "members", "swift", "table", "cache"): p.add_argument("--" + x)
    a = p.parse_args()
    for x in ("m1", "extra", "lgbf"):
        if not getattr(a, x) or not os.path.exists(getattr(a, x)): sys.exit(f"skipped: --{x} is needed and not there")
    series, learned, out = collections(a.m1, a.extra, a.lgbf), {}, []
    for kind in KINDS:
        kept = os.path.join(a.cache, f"{kind}.pkl") if a.cache else None
        if kept and os.path.exists(kept): pools = pickle.load(open(kept, "rb"))
        else: pools = {k: prepare(kind, k, L, a.members) for k, L in series[kind].items()}
        if kept: pickle.dump(pools, open(kept, "wb"))
        learner = Learner(kind, pools, series); tables = {k: learner.table(k, ()) for k in pools}; b = learner.width(tables)
        learned[kind] = (learner.trend(()), learner.weights(()), b); print(kind, "learned", flush=True)
        out += [f"\n{kind}\n\n| widths learned on | measured on | series | sMAPE | MASE | 80 % | 95 % | 95 %, step 1 | last step |\n|---|---|--:|--:|--:|--:|--:|--:|--:|"]
        out += [f"| all | {k} | {report(t, b)}" for k, t in tables.items()]
        if a.table:
            for left in learner.real:
                b1 = learner.width({k: learner.table(k, (left,)) for k in pools if k != left}); out.append(f"| all but {left} | {left} | {report(tables[left], b1)}")
        out += families(tables["sim"], b)
    open(a.swift, "w").write(swift(learned)); print("\n".join(out))
    if a.table: open(a.table, "w").write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
