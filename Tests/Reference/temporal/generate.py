#!/usr/bin/env python3
"""Reference values for temporal hierarchies: forecasts of months that agree with those of their sums.

Needs numpy, scipy and hierarchicalforecast 1.5. Run from the root of the repository:
    python3 Tests/Reference/temporal/generate.py
Writes Tests/ForecastingTests/Fixtures/temporal.json.
Base forecasts are the last value of every level, spreads half the 68.27% interval of a random walk whose variance is
estimated from n - 1 changes (Student t). OLS and structural reconciliation are hierarchicalforecast's MinTrace; variance scaling and MinT
are S (S'W^-1 S)^-1 S'W^-1 y written out, MinT with the one-step errors of all blocks of a year, shrunk by equation 10 of Schaefer and
Strimmer (2005).
"""
import json

import numpy as np
from hierarchicalforecast.methods import MinTrace
from scipy.stats import t

rng = np.random.default_rng(20180101)
BLOCKS, N = (12, 6, 4, 3, 2, 1), 101
y = np.round(200 + 40 * np.sin(np.arange(N) * np.pi / 6) + np.cumsum(rng.normal(size=N) * 6) + rng.normal(size=N) * 9, 1)
S = np.vstack([np.kron(np.eye(12 // k), np.ones(k)) for k in BLOCKS])
base, scale, errors = [], [], []
for k in BLOCKS:
    z = y[N % k:].reshape(-1, k).sum(1)
    change, count = np.diff(z), 12 // k
    half = np.sqrt((change**2).mean()) * t.ppf((1 + 0.6827) / 2, len(change))
    base += [z[-1]] * count
    scale += [half * np.sqrt(h) for h in range(1, count + 1)]
    e = np.r_[np.nan, change]
    errors.append(e[len(e) - N // 12 * count:].reshape(-1, count).T)
base, scale, errors = np.array(base), np.array(scale), np.vstack(errors)


def shrunk(x):
    """Pair by pair over the years that both know, as they are missing in the first one."""
    n = len(x); r, v = np.eye(n), np.zeros((n, n))
    x = x / np.sqrt(np.nanmean(x**2, 1))[:, None]
    for i in range(n):
        for j in range(n):
            ok = ~np.isnan(x[i] + x[j])
            if i == j: continue
            a, b = x[i, ok], x[j, ok]
            w = a / np.sqrt((a**2).mean()) * b / np.sqrt((b**2).mean()); m = len(w)
            r[i, j], v[i, j] = w.mean(), ((w - w.mean())**2).sum() / (m * (m - 1))
    off = ~np.eye(n, dtype=bool); lam = min(1, v[off].sum() / (r[off]**2).sum())
    return lam, np.where(off, (1 - lam) * r, r)


lam, R = shrunk(errors)


def project(W):
    inv = np.linalg.inv(W)
    return (S @ np.linalg.inv(S.T @ inv @ S) @ S.T @ inv @ base)[-12:].tolist()


out = {"values": y.tolist(), "summing": S.tolist(), "shrinkage": lam, "points": {"bottom-up": [y[-1]] * 12}}
points = out["points"]
for name, method in (("ols", MinTrace("ols")), ("wls-structural", MinTrace("wls_struct"))):
    points[name] = method.fit_predict(S=S, y_hat=base[:, None])["mean"][-12:, 0].tolist()
points["wls"], points["mint"] = project(np.diag(scale**2)), project(R * np.outer(scale, scale))
json.dump(out, open("Tests/ForecastingTests/Fixtures/temporal.json", "w"), indent=1)
