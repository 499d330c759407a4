#!/usr/bin/env python3
"""Learns the constants of `auto` for histories of more than ten values.

usage: auto.py trend --m1 m1.csv [--extra more.csv] --swift AutoConstants+Learned.swift
       auto.py width --m1 m1.csv [--extra more.csv] [--lgbf lgbf_annual_dev.csv] --jipyo PROGRAM --swift FILE [--table OUT.md]

Two stages, because the second one runs on Jipyo's own output:
  trend   the coefficients of the pooled trend (PooledTrend.swift), by least absolute errors of the logarithm over rolling
          origins of all series; every series weighs the same in its pool.
  width   after a build with the new trend: `jipyo forecast --explain --json` gives, for every series, the members' forecasts
          and what the width is made of. The share of the pooled trend (by length and noise) minimises sMAPE and MASE against
          what happened; then the log-linear scale and the degrees of freedom maximise the Student t likelihood. A table says
          how constants learned on some collections do on others.
m1.csv and the extra file have the columns unique_id, period, season_length, horizon, split, ds, y (extra_series.py makes
one from R's packages and others); the part of an extra identifier before the first dot names its collection. Synthetic
series with known truth (noise, autoregressions, local levels and trends, with seasons) are added with a small weight, so
that the series' own growth of errors counts. numpy, pandas and scipy; the same numbers every time.
"""
import argparse, json, os, re, subprocess, sys, tempfile, zlib
import numpy as np, pandas as pd
from scipy import stats
from scipy.optimize import minimize

KINDS = ("yearly", "quarterly", "monthly")
SEASON = dict(yearly=1, quarterly=4, monthly=12)
REACH = dict(yearly=6, quarterly=8, monthly=18)
LEVELS = dict(yearly=(2, 3, 5, 8), quarterly=(2, 4, 8, 12), monthly=(2, 3, 6, 12, 24))
SLOPES = dict(yearly=(1, 2, 4), quarterly=(2, 4, 8), monthly=(3, 6, 12))
FIRST = dict(yearly=8, quarterly=14, monthly=30)
STRIDE = dict(yearly=1, quarterly=2, monthly=5)
TREND_POOLS = {"m1": 1.0, "m1agg": 0.5, "R": 0.5}
WIDTH_POOLS = {"m1": 1.0, "R": 0.5, "extra": 0.3, "lgbf": 0.3, "synthetic": 0.2}
# US employment and country panels are smoother than most: they have little say in the centre.
SHARE_POOLS = {"m1": 1.0, "R": 0.5, "extra": 0.1, "lgbf": 0.3}


# ---- data -----------------------------------------------------------------------------------------------------------
def collection(path):
    """{kind: [(id, known, later)]} of a file in the columns of m1.csv."""
    out = {k: [] for k in KINDS}
    if not path or not os.path.exists(path): return out
    d = pd.read_csv(path)
    for (kind, u), g in d.groupby(["period", "unique_id"], sort=True):
        y = lambda part: g[g.split == part].sort_values("ds").y.to_numpy(float)
        out[kind].append((u, y("train"), y("test")))
    return out


def pool_of(u): return u.split(".")[0] if "." in u else "m1"


def totals(y, k):
    n = len(y) // k; return y[len(y) - n * k:].reshape(n, k).sum(1)


def synthetic(kind, count=160, seed=3):
    """Noise, autoregressions, local levels and trends around 100, as (id, known, later)."""
    g = np.random.default_rng(seed); m, H = SEASON[kind], REACH[kind]; out = []
    for i in range(count):
        n = int(g.integers(*{"yearly": (12, 60), "quarterly": (20, 70), "monthly": (40, 140)}[kind])) + H
        e = g.normal(0, g.choice([1, 3, 8]), n); style = i % 4
        if style == 0: x = e
        elif style == 1:
            x = np.zeros(n); a = g.uniform(0.3, 0.9)
            for t in range(1, n): x[t] = a * x[t - 1] + e[t]
        else:
            level, slope, x, alpha = 0.0, g.normal(0, 0.5), np.zeros(n), g.choice([0.1, 0.3, 0.6, 1.0]); beta = 0.1 if style == 3 else 0
            for t in range(n):
                x[t] = level + e[t]; slope = (slope + beta * alpha * e[t]) if style == 3 else slope; level += alpha * e[t] + (slope if style == 3 else 0)
        if m > 1: x = x + np.tile(g.normal(0, g.choice([0, 3, 10]), m), n // m + 1)[:n]
        y = 100 + x
        if y.min() <= 1: continue
        out.append((f"synthetic.{i}", y[:-H], y[-H:]))
    return out


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


def features(y, kind):
    """The newest value, features by step (H × k) and seasonal logs of a positive history; None where the season fails."""
    m, H = SEASON[kind], REACH[kind]; h = np.arange(1, H + 1); share = h / H; n = len(y); s = season_of(y, m)
    x = np.log(y if s is None else y / s[np.arange(n) % m]); sl = np.zeros(H) if s is None else np.log(s)[(n + h - 1) % m]
    cols = []
    for k in LEVELS[kind]:
        d = x[-1] - x[-min(k, n):].mean(); cols += [d + 0 * share, d * share]
    slopes = []
    for k in SLOPES[kind]:
        k = min(k, n // 2); slopes.append((x[-k:].mean() - x[-2 * k:-k].mean()) / k)
    t = np.arange(n) - (n - 1) / 2; slopes.append(t @ x / (t @ t))
    for b in slopes: cols += [b * h, b * h * share]
    d = np.diff(x); g = d.mean(); c = g * g / (g * g + ((d - g)**2).sum() / max(n - 2, 1) / (n - 1) + 1e-12)
    cols += [c * g * h, c * g * h * share, c * slopes[1] * h]
    if m > 1:
        cols.append(sl); cols.append(np.array([x[max(0, n + j - 1 - m * ((j - 1) // m + 1))] for j in h]) - x[-m:].mean())
    return x[-1], np.array(cols).T, sl, np.abs(d - np.median(d)).mean() + 1e-4


def windows(series, kind, most=8):
    X, Y, W = [], [], []
    for y in series:
        if len(y) <= FIRST[kind] or y.min() <= 0: continue
        rows = []
        for o in list(range(len(y) - 1, FIRST[kind] - 1, -STRIDE[kind]))[:most]:
            last, C, sl, size = features(y[:o], kind); k = min(REACH[kind], len(y) - o)
            rows.append((C[:k], np.log(y[o:o + k]) - last - sl[:k], size))
        total = sum(len(t) for _, t, _ in rows)
        for C, t, size in rows: X.append(C); Y.append(t); W.append(np.full(len(t), 1 / total / np.sqrt(size)))
    return (np.concatenate(X), np.concatenate(Y), np.concatenate(W)) if X else None


def least_absolute(X, Y, W, ridge=2e-3, rounds=25):
    unit = np.sqrt((W[:, None] * X * X).sum(0) / W.sum()) + 1e-9; X = X / unit; b = np.zeros(X.shape[1])
    for _ in range(rounds):
        w = W / np.maximum(np.abs(Y - X @ b), 0.004)
        b = np.linalg.solve(X.T @ (X * w[:, None]) + ridge * w.sum() * np.eye(len(b)), X.T @ (w * Y))
    return b / unit


def learn_trend(m1, extra, kind):
    whole = lambda L: [np.r_[a, b] for _, a, b in L]; pools = {"m1": whole(m1[kind])}
    pools["R"] = whole([v for v in extra[kind] if pool_of(v[0]) == "R"])
    if kind == "quarterly": pools["m1agg"] = [totals(y, 3) for y in whole(m1["monthly"])]
    if kind == "yearly": pools["m1agg"] = [totals(y, 12) for y in whole(m1["monthly"])] + [totals(y, 4) for y in whole(m1["quarterly"])]
    parts = []
    for name, share in TREND_POOLS.items():
        w = windows(pools.get(name, []), kind)
        if w: parts.append((w[0], w[1], w[2] / w[2].sum() * share))
    return least_absolute(*[np.concatenate(v) for v in zip(*parts)])


# ---- share and width, from Jipyo's own output -------------------------------------------------------------------------
def explained(program, series, kind):
    """One row a series and step: what Jipyo forecast from the known part, and what happened."""
    m, H = SEASON[kind], max(len(b) for _, _, b in series)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "known.csv")
        pd.DataFrame([(u, t + 1, v) for u, a, _ in series for t, v in enumerate(a)], columns=["unique_id", "ds", "y"]).to_csv(path, index=False)
        out = subprocess.run([program, "forecast", path, "--horizon", str(H), "--season", str(m), "--explain", "--json", "--quiet"],
                             check=True, capture_output=True, text=True).stdout
    later = {u: (a, b) for u, a, b in series}; rows = []
    for item in json.loads(out):
        a, b = later[item["unique_id"]]; k = m if len(a) > m else 1; scale = np.abs(a[k:] - a[:-k]).mean()
        for s in item["steps"]:
            if s["step"] <= len(b) and scale > 0:
                rows.append(dict(id=item["unique_id"], n=len(a), step=s["step"], y=b[s["step"] - 1], mase=scale, positive=a.min() > 0,
                                 size=np.abs(a).mean(), base=s["base"], others=s["points"][:-1], pooled=s["points"][-1], f=s["features"]))
    d = pd.DataFrame(rows); d["pool"] = [pool_of(u) for u in d.id]; return d


def share_of(d, s): return np.clip(1 / (1 + np.exp(-(s[0] + s[1] * np.log(d.n / 30) + s[2] * (d.base + 2.5)))), 0.1, 0.9).to_numpy()


def centre(d, s):
    A = np.array(d.others.to_list()); w = share_of(d, s); return w * d.pooled.to_numpy() + (1 - w) * (A.mean(1) + np.median(A, 1)) / 2


def unit(d, c): return np.where(d.positive, np.abs(c), d["size"])


def by_series(d, v): return pd.Series(np.asarray(v)).groupby(d.id.to_numpy()).mean().mean()


def losses(d, s):
    c = centre(d, s); return by_series(d, 200 * np.abs(d.y - c) / (np.abs(d.y) + np.abs(c) + 1e-12)), by_series(d, np.minimum(np.abs(d.y - c) / d.mase, 30))


def weighted(pools, weights=WIDTH_POOLS): return [(d, weights[k]) for k, d in pools.items() if k in weights]


def learn_share(pools, start):
    kept = weighted(pools, SHARE_POOLS); base = [losses(d, start) for d, _ in kept]
    f = lambda s: sum(w * (a / x + b / y) for (d, w), (x, y) in zip(kept, base) for a, b in [losses(d, s)]) + 0.02 * (s[1]**2 + s[2]**2)
    simplex = [start] + [[start[i] + (0.4 if i == j else 0) for i in range(3)] for j in range(3)]
    return minimize(f, start, method="Nelder-Mead", options=dict(initial_simplex=simplex, maxiter=120, xatol=1e-3, fatol=1e-5)).x


NAMES = ["constant", "size", "own", "step", "disagreement", "evenness", "short", "shortStep", "logFreedom"]


def learn_width(pools, s, ridge=1e-3):
    X, R, E, W = [], [], [], []
    for d, w in weighted(pools):
        c = centre(d, s); X.append(np.array(d.f.to_list())); R.append(d.base); E.append((d.y - c) / unit(d, c))
        count = d.groupby("id").id.transform("size"); W.append(w / count / d.id.nunique())
    X, R, E, W = (np.concatenate(v) for v in (X, R, E, W)); W = W / W.sum()
    def f(b):
        nu = 1.5 + np.exp(b[-1]); ls = R + X @ b[:-1]
        return -(W * (stats.t.logpdf(E * np.exp(-ls), nu) - ls)).sum() + ridge * (b[1:-1]**2).sum()
    b = minimize(f, np.r_[np.zeros(8), 1.0], method="L-BFGS-B").x
    # one shift of the scale and one of the freedom, so that 80 and 95 % cover what they say over the pools
    Z = E * np.exp(-(R + X @ b[:-1]))
    def g(x):
        q = stats.t.ppf([0.9, 0.975], 1.5 + np.exp(b[-1] + x[1])); z = np.abs(Z) * np.exp(-x[0])
        return (W @ (z < q[0]) - 0.8)**2 + 4 * (W @ (z < q[1]) - 0.95)**2 + 1e-6 * x @ x
    x = minimize(g, [0, 0], method="Nelder-Mead", options=dict(initial_simplex=[[0, 0], [0.1, 0], [0, 0.2]])).x
    b[0] += x[0]; b[-1] += x[1]; return b


def report(d, s, b):
    c = centre(d, s); nu = 1.5 + np.exp(b[-1]); spread = np.exp(d.base + np.array(d.f.to_list()) @ b[:-1]) * unit(d, c); z = np.abs(d.y - c) / spread
    q = stats.t.ppf(0.975, nu) * spread; lo, hi = c - q, c + q; a, m = losses(d, s)
    return (f"{d.id.nunique()} | {a:.2f} | {m:.3f} | {by_series(d, z < stats.t.ppf(0.9, nu)):.3f} | {by_series(d, z < stats.t.ppf(0.975, nu)):.3f} | "
            f"{(z < stats.t.ppf(0.975, nu))[d.step == 1].mean():.3f} | {(z < stats.t.ppf(0.975, nu))[d.step == d.step.max()].mean():.3f} |")


# ---- output ---------------------------------------------------------------------------------------------------------
def swift(learned):
    said = dict(yearly="Years, and other series without a season.", quarterly="Seasons of two to six periods.", monthly="Longer seasons.")
    o = ["// Generated by Benchmarks/learn/auto.py; do not edit by hand.", "", "extension AutoConstants {"]
    for i, kind in enumerate(KINDS):
        L = learned[kind]; rows = [", ".join(f"{v:.5g}" for v in L["trend"][j:j + 8]) for j in range(0, len(L["trend"]), 8)]
        o += ([""] if i else []) + [f"  /// {said[kind]}", f"  static let {kind} = AutoConstants(", "    trend: ["]
        o += ["      " + r + "," for r in rows] + ["    ],", "    share: .init("
              + ", ".join(f"{k}: {v:.4f}" for k, v in zip(("constant", "length", "noise"), L["share"])) + "),", "    width: .init("]
        o += ["      " + ", ".join(f"{k}: {v:.4f}" for k, v in list(zip(NAMES, L["width"]))[j:j + 3]) + ("," if j < 6 else "))") for j in (0, 3, 6)]
    return "\n".join(o + ["}"]) + "\n"


def known(path):
    """The constants in a Swift file, to keep what a stage does not learn."""
    text, out = open(path).read(), {}
    for kind in KINDS:
        part = text[text.index(f"static let {kind} "):]; number = r"(-?[\d.]+(?:e-?\d+)?)"
        get = lambda k: float(re.search(rf"\b{k}: {number}", part).group(1))
        trend = re.search(r"trend: \[(.*?)\]", part, re.S).group(1); after = part[part.index("width:"):]
        out[kind] = dict(trend=[float(v) for v in re.findall(number, trend)], share=[get(k) for k in ("constant", "length", "noise")],
                         width=[float(re.search(rf"\b{k}: {number}", after).group(1)) for k in NAMES])
    return out


def councils(path):
    """Councils with more than ten values before the last two."""
    if not path or not os.path.exists(path): return []
    d = pd.read_csv(path).sort_values(["unique_id", "ds"])
    L = [(f"lgbf.{u}", g.y.to_numpy(float)[:-2], g.y.to_numpy(float)[-2:]) for u, g in d.groupby("unique_id")]
    return [v for v in L if len(v[1]) > 10][::3]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("stage", choices=("trend", "width"))
    for x in ("m1", "extra", "lgbf", "jipyo", "swift", "table"): p.add_argument("--" + x)
    a = p.parse_args()
    if not a.m1 or not os.path.exists(a.m1): sys.exit("skipped: --m1 is needed and not there")
    m1, extra, learned, out = collection(a.m1), collection(a.extra), known(a.swift), []
    for kind in KINDS:
        if a.stage == "trend":
            learned[kind]["trend"] = learn_trend(m1, extra, kind); print(kind, len(learned[kind]["trend"]), "coefficients", flush=True); continue
        series = m1[kind] + extra[kind] + synthetic(kind) + (councils(a.lgbf) if kind == "yearly" else [])
        d = pd.concat([explained(a.jipyo, [v for v in series if pool_of(v[0]) == k], kind) for k in sorted({pool_of(v[0]) for v in series})])
        named = {"m1": d[d.pool == "m1"], "R": d[d.pool == "R"], "lgbf": d[d.pool == "lgbf"], "synthetic": d[d.pool == "synthetic"]}
        named["extra"] = d[~d.pool.isin(named)]; named = {k: v for k, v in named.items() if len(v)}
        start = [0.4, 0, 0] if kind == "yearly" else [-0.4, 0, 0]
        out += [f"\n{kind}\n\n| learned on | measured on | series | sMAPE | MASE | 80 % | 95 % | 95 %, step 1 | last step |\n|---|---|--:|--:|--:|--:|--:|--:|--:|"]
        for label, keep in [("all", list(named))] + [(f"all but {k}", [j for j in named if j != k]) for k in named if len(named) > 1]:
            pools = {k: named[k] for k in keep}; s = learn_share(pools, start); b = learn_width(pools, s)
            if label == "all": learned[kind].update(share=s, width=b); print(kind, np.round(s, 2), np.round(b, 2), flush=True)
            for k in (named if label == "all" else [label[8:]]): out.append(f"| {label} | {k} | {report(named[k], s, b)}")
    open(a.swift, "w").write(swift(learned)); print("\n".join(out))
    if a.table: open(a.table, "w").write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
