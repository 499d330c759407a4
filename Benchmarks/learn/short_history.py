#!/usr/bin/env python3
"""Learns the constants of the short-history pooled forecasting method.

usage: short_history.py --m1 m1.csv --lgbf lgbf_annual_dev.csv [--indicators lgbf_indicators.csv]
                        [--korea korea_localgov_publications_monthly_dev.csv] [--thin 0.3] [--quick]
                        [--json OUT.json] [--swift ShortHistoryConstants.swift] [--fixtures OUT.json] [--table OUT.md]

What it does, with numpy, scipy and pandas only, and the same numbers every time:
  1. Pools of yearly series: M1 yearly; M1 quarterly and monthly summed to years; lgbf council indicators; and, for the
     level scale only, yearly sums of Korean data publications (with zeros). Business pools together weigh as much as
     the council pool; every series weighs the same inside its pool, however many windows it has.
  2. Rolling windows of n = 1..10 points with outcomes 1..10 steps ahead, on three scales: log (positive values), level
     divided by the window's root mean square (any values), logit (values between 0 and 1, percentages).
  3. Location, scale and degrees of freedom as smooth functions of n, the step and a few features, by maximum weighted
     Student t likelihood; then one shift of scale and one of the degrees of freedom so that, over the pools, 95 and
     80 % intervals cover what they say.
  4. The correlation between steps, (min/max)^k, from residuals.
  5. On the log scale there are two sets of constants, one learned on the business pools and one on the council pool. A
     forecast is their mixture. A set's weight grows with how well it predicted the series' own past one step ahead,
     starting from even odds or from the odds that maximise the evidence of a whole collection.
  6. A table of results on series that the constants were not learned on (without a collection, and halves by domain).
The formulas are in Documentation/short-history.md. A missing data file is said and left out.
"""
import argparse, json, os, sys
import numpy as np, pandas as pd
from scipy import stats
from scipy.optimize import minimize
from scipy.special import digamma, gammaln

NS, HS, WINDOW, STEPS = (1, 2, 3, 4, 5, 6, 8, 10), (1, 2, 3, 4, 6, 8, 10), 10, 10
HYPER = dict(damping=0.97, settling=0.5, cap=0.07, priorWeight=1.0, priorVariance=0.05**2, driftWeight=0.3, stillness=2.5e-4)
# How the two sets are mixed (short_mixture.py): the centre is the mean by evidence; around it, widths narrower for business and
# wider for councils, weighted by their own evidence to a power.
# Errors of shares grow toward the bounds on the logit, where it stretches more than they shrink: learned by short_shares.py.
MIXTURE = dict(businessWidth=0.57, councilWidth=1.15, evidencePower=2.0, shareWidth=0.82, sharePower=0.25, shareEdge=0.01)
NAMES = ["steadyUp", "steadyUpShort", "steadyDown", "steadyDownShort", "noisy", "noisyShort", "lastNoisy",
         "lastNoisyShort", "distanceNoisy", "distanceNoisyShort", "lastSteady", "distanceSteady", "pool", "poolShort"]
SCALE_NAMES = ["logPoolVariance", "logPoolWeight", "logZeroWeight", "singlePoint", "perPoint", "stepPower",
               "stepPowerShort", "logFreedom", "freedomPower", "steadiness", "ownPower", "ownPowerGrowth", "shift"]
START = np.array([-9.9, -0.3, -3.3, -2.2, 7.2, 0.55, 0.13, 0.05, 0.3, 0.42, -1.1, 1.04, 0.0])


# ---- data -----------------------------------------------------------------------------------------------------------
def to_years(y, m):
    k = len(y) // m
    return y[len(y) - k * m:].reshape(k, m).sum(1)


def load(a):
    pools, share = {}, []
    if a.m1 and os.path.exists(a.m1):
        d = pd.read_csv(a.m1)
        for name, period, m in (("M1 yearly", "yearly", 1), ("M1 quarterly", "quarterly", 4), ("M1 monthly", "monthly", 12)):
            pools[name] = [(u, to_years(g.y.to_numpy(float), m)) for u, g in d[d.period == period].groupby("unique_id")]
    if a.lgbf and os.path.exists(a.lgbf):
        d = pd.read_csv(a.lgbf)
        pools["lgbf"] = [(u, g.y.to_numpy(float)) for u, g in d.sort_values(["unique_id", "ds"]).groupby("unique_id")]
        if a.indicators and os.path.exists(a.indicators):
            kind = pd.read_csv(a.indicators).set_index("Code").MeasureType
            share = [(u, y) for u, y in pools["lgbf"]
                     if kind.get(u.split("|")[0]) == "Percentage" and y.min() > 0 and y.max() < 1]
    korea = []
    if a.korea and os.path.exists(a.korea):
        d = pd.read_csv(a.korea)
        g = d.assign(year=d.ds.str[:4]).groupby(["unique_id", "year"]).y.agg(["sum", "size"]).reset_index()
        korea = [(u, x["sum"].to_numpy(float)) for u, x in g[g["size"] == 12].groupby("unique_id")]
    return pools, share, korea


TRANSFORM = {"log": np.log, "level": lambda y: y, "logit": lambda y: np.log(y / (1 - y))}
INVERSE = {"log": np.exp, "level": lambda x: x, "logit": lambda x: 1 / (1 + np.exp(-x))}
FITS = {"log": lambda y: y.min() > 0, "level": lambda y: True, "logit": lambda y: y.min() > 0 and y.max() < 1}


def features(x):
    """g, l, d, sums of squares around the drift and around zero; x is windows by points."""
    if x.shape[1] == 1:
        z = np.zeros(len(x)); return z, z, z, z, z
    D = np.diff(x, axis=1); g = D.mean(1)
    return g, D[:, -1], x[:, -1] - x.mean(1), ((D - g[:, None])**2).sum(1), (D**2).sum(1)


def rows(series, kind, ns=NS, hs=HS):
    """One row a window and step: n, h, outcome, g, l, d, S1, S0, weight, series, last value, unit, naive scale."""
    out = []
    for n in ns:
        X, F, sid, mae = [], [], [], []
        for i, (_, y) in enumerate(series):
            if not FITS[kind](y): continue
            x, m = TRANSFORM[kind](y), np.abs(np.diff(y)).mean() if len(y) > 1 else np.nan
            for o in range(n, len(y)):
                f = np.full(STEPS, np.nan); z = x[o:o + STEPS]; f[:len(z)] = z
                X.append(x[o - n:o]); F.append(f); sid.append(i); mae.append(m)
        if not X: continue
        X, F, sid, mae = np.array(X), np.array(F), np.array(sid), np.array(mae)
        unit = np.ones(len(X))
        if kind == "level":
            unit = np.sqrt((X**2).mean(1)); ok = unit > 0
            X, F, sid, mae, unit = X[ok] / unit[ok, None], F[ok] / unit[ok, None], sid[ok], mae[ok], unit[ok]
        f = features(X)
        for h in hs:
            r = F[:, h - 1] - X[:, -1]; ok = np.isfinite(r)
            if ok.sum() < 30: continue
            count = np.bincount(sid[ok]); w = 1 / count[sid[ok]]; w *= min(1, (count > 0).sum() / 100) / w.sum()
            c = lambda v: np.full(ok.sum(), float(v))
            out.append(np.c_[c(n), c(h), r[ok], np.array([v[ok] for v in f]).T, w, sid[ok], X[ok, -1], unit[ok], mae[ok]])
    return np.concatenate(out) if out else np.zeros((0, 13))


# ---- the model ------------------------------------------------------------------------------------------------------
def squash(v, cap): return cap * np.tanh(v / cap)


def basis(R, hp):
    n, h, _, g, l, d, s1, s0 = R[:, :8].T
    p, cap, many = hp["damping"], hp["cap"], n > 1
    K = p * (1 - p**h) / (1 - p); Q = (1 - hp["settling"]**h) / (1 - hp["settling"])
    k = hp["priorWeight"]; v = hp["priorVariance"]
    s2 = (s1 + k * v) / np.maximum(n - 2 + k, 0.5); i = 1 / np.maximum(n - 1, 1)
    c = np.where(many, g**2 / (g**2 + s2 * i), 0)
    G, L, D, up, u = squash(g, cap), squash(l, 2 * cap), squash(d, 2 * cap), g > 0, 1 - c
    moved = s0 / (s0 + hp["stillness"]**2 * np.maximum(n - 1, 1))  # what never moved takes no drift
    own = squash(moved * np.sqrt((hp["driftWeight"] * v + s1 + s0) / (hp["driftWeight"] + np.maximum(n - 2, 0) + n - 1)), cap)
    B = [K*c*G*up, K*c*G*up*i, K*c*G*~up, K*c*G*~up*i, K*u*G, K*u*G*i, Q*u*L, Q*u*L*i, Q*u*D, Q*u*D*i, Q*c*L, Q*c*D,
         K*own*many, K*own*i*many]
    return np.array(B).T, c


def spread(R, c, q):
    """log scale and degrees of freedom."""
    n, h, s1, s0 = R[:, 0], R[:, 1], R[:, 6], R[:, 7]
    lv, lk, lz, one, per, a0, a1, n0, n1, steady, b0, b1, shift = q
    k, z, i = np.exp(lk), np.exp(lz), 1 / n
    V = (k * np.exp(lv) + s1 + z * s0) / (k + np.maximum(n - 2, 0) + z * (n - 1))
    own = 1 / (1 + np.exp(-(b0 + b1 * np.log(n))))
    ls = 0.5 * (lv + own * (np.log(V) - lv) + per * i + (n == 1) * one) + (a0 + a1 * i) * np.log(h) + steady * c + shift
    return ls, 1 + np.exp(n0 + n1 * np.log(n))


def learn(R, w, hp=HYPER, ridge=1e-4):
    B, c = basis(R, hp); y, m, W = R[:, 2], B.shape[1], w.sum()
    unit = (np.sqrt((w[:, None] * B**2).sum(0) / W) + 1e-9) / 0.05; B = B / unit

    def f(p):
        th, q = p[:m], np.r_[p[m:], 0.0]; ls, nu = spread(R, c, q); inv = np.exp(-ls); z = (y - B @ th) * inv; A = 1 + z * z / nu
        L = gammaln((nu + 1) / 2) - gammaln(nu / 2) - 0.5 * np.log(nu * np.pi) - ls - (nu + 1) / 2 * np.log(A)
        dz = (nu + 1) * z / nu / A; gl = w * (dz * z - 1)
        gn = w * 0.5 * (digamma((nu + 1) / 2) - digamma(nu / 2) - 1 / nu - np.log(A) + (nu + 1) * z * z / nu**2 / A)
        gq = []
        for j in range(len(q) - 1):
            e = q.copy(); e[j] += 1e-5; l2, n2 = spread(R, c, e); gq.append(-(gl @ (l2 - ls) + gn @ (n2 - nu)) / 1e-5)
        return -(w @ L) / W + ridge * th @ th + 1e-5 * ((q - START)**2).sum(), \
            np.r_[-(w * dz * inv) @ B / W + 2 * ridge * th, np.array(gq) / W + 2e-5 * (q - START)[:-1]]
    o = minimize(f, np.r_[np.zeros(m), START[:-1]], jac=True, method="L-BFGS-B", options=dict(maxiter=250, ftol=1e-8))
    return dict(th=o.x[:m] / unit, q=np.r_[o.x[m:], 0.0], hp=hp, ll=-o.fun)


def predict(R, M):
    B, c = basis(R, M["hp"]); ls, nu = spread(R, c, M["q"]); return B @ M["th"], np.exp(ls), nu


def coverage(R, w, M, keep):
    loc, s, nu = predict(R[keep], M); z = np.abs(R[keep, 2] - loc) / s; v = w[keep] / w[keep].sum()
    return v @ (z < stats.t.ppf(0.975, nu)), v @ (z < stats.t.ppf(0.9, nu))


def calibrate(M, R, w):
    """One shift of log scale and one of log(freedom − 1): coverage of the weighted pools over n = 3..8, 1 and 2 steps."""
    keep = (R[:, 0] >= 3) & (R[:, 0] <= 8) & (R[:, 1] <= 2); q0 = M["q"].copy()
    loc, s, nu0 = predict(R[keep], M); z = np.abs(R[keep, 2] - loc) / s; v = w[keep] / w[keep].sum(); ns = R[keep, 0]

    def loss(x):
        c95 = c80 = 0
        for n in np.unique(ns):
            nu = 1 + np.exp(q0[7] + x[1] + q0[8] * np.log(n)); k = ns == n; zn = z[k] * np.exp(-x[0])
            c95 += v[k] @ (zn < stats.t.ppf(0.975, nu)); c80 += v[k] @ (zn < stats.t.ppf(0.9, nu))
        return (4 * (c95 - 0.95))**2 + (c80 - 0.80)**2 + 1e-6 * x @ x
    o = minimize(loss, [0, 0], method="Nelder-Mead", options=dict(initial_simplex=[[0, 0], [.1, 0], [0, .2]], xatol=1e-4, fatol=1e-10))
    q = q0.copy(); q[12] += o.x[0]; q[7] += o.x[1]
    return dict(M, q=q)


def step_power(series, kind, M):
    """k of (min/max)^k, the correlation of residuals between steps: medians over pairs with at least 200 windows."""
    out = []
    for n in (3, 5, 8):
        R = {h: rows(series, kind, (n,), (h,)) for h in (1, 2, 3, 4, 6)}
        for a, b in ((1, 2), (1, 3), (2, 3), (2, 4), (3, 4), (3, 6), (4, 6)):
            if min(len(R[a]), len(R[b])) < 200: continue
            key = lambda r: pd.DataFrame(dict(s=r[:, 9], o=pd.Series(r[:, 9]).groupby(r[:, 9]).cumcount().to_numpy(),
                                              z=(r[:, 2] - predict(r, M)[0]), w=r[:, 8]))
            x = key(R[a]).merge(key(R[b]), on=["s", "o"])
            tau = stats.kendalltau(x.z_x, x.z_y).statistic; rho = np.sin(np.pi * tau / 2)
            out.append(np.log(rho) / np.log(a / b))
    return float(np.median(out))


# ---- results --------------------------------------------------------------------------------------------------------
BUSINESS = {"M1 yearly": 0.5, "M1 quarterly": 0.25, "M1 monthly": 0.25}


def learn_on(pools, thin):
    """Business pools together weigh as much as the council pool, and as a third pool where there is one."""
    R = np.concatenate([pools[k] for k in pools])
    w = np.concatenate([R_[:, 8] * BUSINESS.get(k, 1.0) for k, R_ in pools.items()])
    keep = np.random.default_rng(20240101).random(len(R)) < thin
    return calibrate(learn(R[keep], w[keep]), R, w)


def windows(series, kind, n):
    """Histories and the two values after them, on the scale; weights by series; naive scale on the level."""
    X, F, w, m, unit, last = [], [], [], [], [], []
    for _, y in series:
        if not FITS[kind](y) or len(y) < n + 2: continue
        x = TRANSFORM[kind](y)
        for o in range(n, len(y) - 1):
            u = np.sqrt((x[o - n:o]**2).mean()) if kind == "level" else 1.0
            if u == 0: continue
            X.append(x[o - n:o] / u); F.append(x[o:o + 2] / u); w.append(1 / (len(y) - n - 1)); unit.append(u)
            m.append(np.abs(np.diff(y)).mean()); last.append(o == len(y) - 2)
    return [np.array(v) for v in (X, F, w, m, unit, last)]


def evidence(X, M):
    """Log density of each history, every value predicted one step ahead from those before it."""
    total = np.zeros(len(X))
    for k in range(1, X.shape[1]):
        R = np.c_[np.full(len(X), k), np.ones(len(X)), X[:, k] - X[:, k - 1], np.array(features(X[:, :k])).T]
        loc, s, nu = predict(R, M); total += stats.t.logpdf((R[:, 2] - loc) / s, nu) - np.log(s)
    return total


def collection_odds(E, w):
    """Shares of the sets in a collection: maximum of the weighted evidence with a Dirichlet(2) prior, by EM."""
    p = np.full(E.shape[1], 1 / E.shape[1])
    for _ in range(200):
        L = p * np.exp(E - E.max(1, keepdims=True)); r = L / L.sum(1, keepdims=True)
        p = (w @ r + 1) / (w.sum() + E.shape[1])
    return p


def mixture_cdf(v, loc, s, nu, weight):
    return sum(weight[:, k] * stats.t.cdf((v - loc[k]) / s[k], nu[k]) for k in range(len(loc)))


def mixture_median(loc, s, nu, weight):
    lo, hi = np.min(loc, 0), np.max(loc, 0)
    for _ in range(40):
        mid = (lo + hi) / 2; below = mixture_cdf(mid, loc, s, nu, weight) < 0.5
        lo, hi = np.where(below, mid, lo), np.where(below, hi, mid)
    return (lo + hi) / 2


def measures(series, kind, models, n, pooled=False):
    """Share of set 1; coverage of 95 and 80 %; MASE and sMAPE of the median, of naive and drift; 1 and 2 steps."""
    X, F, w, scale, unit, last = windows(series, kind, n)
    if len(X) < 30: return None
    E = np.array([evidence(X, M) for M in models]).T; even = np.full(len(models), 1 / len(models))
    prior = collection_odds(E[last], np.ones(last.sum())) if pooled and len(models) > 1 else even
    W = prior * np.exp(E - E.max(1, keepdims=True)); W /= W.sum(1, keepdims=True); total = np.zeros(8); f = np.array(features(X)).T
    w = w / w.sum(); ok = scale > 0
    for h in (1, 2):
        R = np.c_[np.full(len(X), n), np.full(len(X), h), F[:, h - 1] - X[:, -1], f]
        loc, s, nu = zip(*(predict(R, M) for M in models)); p = mixture_cdf(R[:, 2], loc, s, nu, W)
        at = lambda r: INVERSE[kind](X[:, -1] + r) * unit
        y = at(R[:, 2]); row = [w @ (np.abs(p - 0.5) < 0.475), w @ (np.abs(p - 0.5) < 0.4)]
        for v in (at(mixture_median(loc, s, nu, W)), at(0), at(f[:, 0] * h)):
            e = np.abs(y - v); row += [w[ok] @ (e[ok] / scale[ok]) / w[ok].sum(), 200 * w @ (e / np.maximum(np.abs(y) + np.abs(v), 1e-300))]
        total += np.array(row) / 2
    return [w @ W[:, 0], *total]


def table(title, models, pools, kind, out, ns=(3, 4, 5, 6, 8), pooled=(False, True)):
    out.append(f"\n{title}\n\n| series | n | odds | business | 95 % | 80 % | MASE | sMAPE | naive MASE | naive sMAPE | drift MASE | drift sMAPE |\n"
               "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name, v in pools.items():
        for odds in pooled:
            for n in ns:
                m = measures(v, kind, models, n, odds)
                if m: out.append(f"| {name} | {n} | {'collection' if odds else 'even'} | {m[0]:.2f} | {m[1]:.3f} | {m[2]:.3f} | "
                                 + " | ".join(f"{m[i]:.3f} | {m[i + 1]:.2f}" for i in (3, 5, 7)) + " |")


def two_sets(log, thin):
    return [learn_on({k: v for k, v in log.items() if k in BUSINESS}, thin), learn_on({"lgbf": log["lgbf"]}, thin)]


# ---- output ---------------------------------------------------------------------------------------------------------
SETS = {"log": ("business", "council"), "level": ("level",), "logit": ("logit",)}


def as_json(models):
    r = lambda v: float(f"{v:.9g}")
    one = lambda M: dict(location={a: r(b) for a, b in zip(NAMES, M["th"])}, scale={a: r(b) for a, b in zip(SCALE_NAMES, M["q"])},
                         stepPower=r(M["step"]))
    return {k: one(M) for k, M in models.items()} | dict(hyper=HYPER, mixture=MIXTURE, window=WINDOW)


def from_json(J, name):
    return dict(th=np.array([J[name]["location"][a] for a in NAMES]), q=np.array([J[name]["scale"][a] for a in SCALE_NAMES]),
                hp=J["hyper"], step=J[name]["stepPower"])


def widths(models, mix=MIXTURE):
    """The two sets of the log scale as they are used for widths."""
    out = []
    for M, width in zip(models, (mix["businessWidth"], mix["councilWidth"])):
        q = M["q"].copy(); q[12] += np.log(width); out.append(dict(M, q=q))
    return out


def shares(E):
    W = np.exp(E - E.max(-1, keepdims=True)); return W / W.sum(-1, keepdims=True)


def forecast(y, J, kind, H):
    """The reference: per set of constants its weight, and location, Student t scale and freedom on the scale, by step."""
    x = TRANSFORM[kind](np.array(y, float)[-WINDOW:])[None]; unit = 1.0
    if kind == "level":
        unit = float(np.sqrt((x**2).mean())); x = x / unit
    models = [from_json(J, k) for k in SETS[kind]]; n = x.shape[1]
    W = shares(np.array([evidence(x, M)[0] for M in models]))
    R = np.array([[n, h, 0, *(v[0] for v in features(x))] for h in range(1, H + 1)], float)
    centre = sum(w * predict(R, M)[0] for w, M in zip(W, models))
    if len(models) == 2:
        models = widths(models); W = shares(MIXTURE["evidencePower"] * np.array([evidence(x, M)[0] for M in models]))
    parts = []
    for k, M in enumerate(models):
        _, s, nu = predict(R, M)
        if kind == "logit":
            at = INVERSE[kind](x[0, -1] + centre)
            s = s * MIXTURE["shareWidth"] * np.maximum(4 * at * (1 - at), MIXTURE["shareEdge"])**-MIXTURE["sharePower"]
        parts.append(dict(weight=float(W[k]), location=list((x[0, -1] + centre) * unit), scale=list(s * unit), degreesOfFreedom=float(nu[0])))
    return parts


def fixtures(J):
    g = np.random.default_rng(7); cases = []
    def add(kind, y): cases.append(dict(kind=kind, history=[float(v) for v in y], parts=forecast(y, J, kind, 10)))
    for kind in ("log", "level", "logit"):
        for n in (1, 2, 3, 4, 5, 6, 7, 8, 10, 14):
            for _ in range(3):
                x = np.cumsum(g.normal(g.normal(0, 0.05), abs(g.normal(0, 0.15)), n))
                add(kind, {"log": np.exp(x + g.normal(3, 3)), "level": (x + g.normal(0, 1)) * np.exp(g.normal(2, 3)),
                           "logit": 1 / (1 + np.exp(-x - g.normal(0, 1)))}[kind])
    for y in ([7, 7, 7, 7, 7], [1, 2, 4, 8, 16], [100, 101, 99, 1000, 100], [5, 5]): add("log", y)
    for y in ([0, 0, 3], [-5, 3, -2, 8, -4], [0, 0, 0, 0, 9], [-3]): add("level", y)
    return cases


def swift(J):
    num = lambda v: repr(float(v)) if abs(v) >= 1e-4 or v == 0 else f"{v:.9g}"
    o = ["// Generated by Benchmarks/learn/short_history.py; do not edit by hand.", "", "extension ShortHistoryConstants {"]
    said = dict(business="Positive values on the logarithm, learned on the business and economics pools.",
                council="Positive values on the logarithm, learned on the council pool.",
                level="Any values, on the level divided by the root mean square of the history.",
                logit="Shares strictly between two bounds, on the logit.")
    for i, k in enumerate(k for k in said if k in J):
        o += ([""] if i else []) + [f"  /// {said[k]}", f"  static let {k} = ShortHistoryConstants("]
        o += ["    location: .init("] + [f"      {a}: {num(b)}," for a, b in J[k]["location"].items()]
        o[-1] = o[-1][:-1] + "),"
        o += ["    scale: .init("] + [f"      {a}: {num(b)}," for a, b in J[k]["scale"].items()]
        o[-1] = o[-1][:-1] + "),"
        o += [f"    correlationPower: {num(J[k]['stepPower'])})"]
    o += ["", "  /// Settings shared by the scales, fixed before learning.", "  static let settings = Settings("]
    o += [f"    {a}: {num(b)}," for a, b in (J["hyper"] | J["mixture"]).items()] + [f"    window: {J['window']})", "}"]
    return "\n".join(o) + "\n"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for x in ("m1", "lgbf", "indicators", "korea", "json", "swift", "fixtures", "table"): p.add_argument("--" + x)
    p.add_argument("--thin", type=float, default=0.3); p.add_argument("--quick", action="store_true", help="no cross-collection table")
    p.add_argument("--constants", help="read the constants from this JSON instead of learning them")
    a = p.parse_args(); models, out = {}, ["# Short history: cross-collection results"]
    if a.constants: J = json.load(open(a.constants))
    else:
        series, share, korea = load(a)
        if len(series) < 4: sys.exit("skipped: both --m1 and --lgbf are needed to learn, and one of them is not there")
        log = {k: rows(v, "log") for k, v in series.items()}
        models["business"], models["council"] = two_sets(log, a.thin)
        models["business"]["step"] = step_power(series["M1 yearly"], "log", models["business"])
        models["council"]["step"] = step_power(series["lgbf"], "log", models["council"])
        table("Log scale, learned on all (in sample)", [models["business"], models["council"]], series, "log", out, (1, 2, 3, 4, 5, 6, 8, 10))
        level = {k: rows(v, "level") for k, v in (series | {"Korea": korea}).items() if v}
        models["level"] = learn_on(level, a.thin); models["level"]["step"] = step_power(series["M1 yearly"], "level", models["level"])
        table("Level scale, learned on all (in sample)", [models["level"]], series | {"Korea": korea}, "level", out, (2, 3, 5, 8), (False,))
        if share:
            models["logit"] = learn_on({"lgbf shares": rows(share, "logit")}, a.thin)
            models["logit"]["step"] = step_power(share, "logit", models["logit"])
            table("Logit scale, learned on all (in sample)", [models["logit"]], {"lgbf shares": share}, "logit", out, (1, 2, 3, 5, 8), (False,))
        else: print("skipped: the logit scale, no --indicators", file=sys.stderr)
        if not a.quick: cross(series, share, log, a.thin, out)
        J = as_json(models)
    text = json.dumps(J, indent=1)
    if a.json: open(a.json, "w").write(text + "\n")
    else: print(text)
    if a.swift: open(a.swift, "w").write(swift(J))
    if a.fixtures: json.dump(fixtures(J), open(a.fixtures, "w"))
    if not a.constants:
        print("\n".join(out), file=sys.stderr)
        if a.table: open(a.table, "w").write("\n".join(out) + "\n")


def cross(series, share, log, thin, out):
    for name in ("M1 yearly", "M1 quarterly", "M1 monthly"):
        table(f"Log, learned without {name}", two_sets({k: v for k, v in log.items() if k != name}, thin), {name: series[name]}, "log", out)
    business, council = two_sets(log, thin)
    table("Log, business constants only, on councils", [business], {"lgbf": series["lgbf"]}, "log", out, pooled=(False,))
    table("Log, council constants only, on business", [council], {k: v for k, v in series.items() if k in BUSINESS}, "log", out, pooled=(False,))
    # halves: indicators by the parity of their place in the sorted list of codes; business by the letter of its domain
    code = sorted({u.split("|")[0] for u, _ in series["lgbf"]}); half = {c: i % 2 for i, c in enumerate(code)}
    kind = {c: i % 2 for i, c in enumerate("BICGFMD")}
    part_of = lambda u, k: half[u.split("|")[0]] if k == "lgbf" else kind.get(u[5], 0)
    for part in (0, 1):
        split = lambda want: {k: [(u, y) for u, y in v if (part_of(u, k) == part) == want] for k, v in series.items()}
        inside = {k: rows(v, "log") for k, v in split(True).items()}
        table(f"Log, learned on half {part} of the domains, checked on the other", two_sets(inside, thin), split(False), "log", out)
        if share:
            pick = lambda want: [(u, y) for u, y in share if (part_of(u, "lgbf") == part) == want]
            table(f"Logit, learned on half {part} of the indicators, checked on the other",
                  [learn_on({"lgbf shares": rows(pick(True), "logit")}, thin)], {"lgbf shares": pick(False)}, "logit", out, pooled=(False,))


if __name__ == "__main__":
    main()
