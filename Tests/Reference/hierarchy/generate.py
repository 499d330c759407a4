#!/usr/bin/env python3
"""Reference values for reconciliation and shrunk error correlations.

Needs numpy and hierarchicalforecast 1.5. Run from the root of the repository:
    python3 Tests/Reference/hierarchy/generate.py
Writes Tests/ForecastingTests/Fixtures/hierarchy.json.
OLS, structural and variance-weighted reconciliation are hierarchicalforecast's MinTrace; MinT with the given
covariance is S (S'W^-1 S)^-1 S'W^-1 y written out with numpy.linalg.inv; the shrunk correlation is equation 10 of
Schaefer and Strimmer (2005), pair by pair. hierarchicalforecast takes the mean off residuals before it shrinks their
covariance, Jipyo does not; on residuals of mean 0 ("centred") its mint_shrink and wls_var are the same things. Where every
mean is 0 it refuses, so the first one is 5e-6.
"""
import json
import numpy as np
from hierarchicalforecast.methods import BottomUp, MinTrace

rng = np.random.default_rng(20180101)
edges = [("A", "city"), ("B", "city"), ("a1", "A"), ("a2", "A"), ("b1", "B"), ("b2", "B"), ("b3", "B")]
nodes = ["city", "A", "B", "a1", "a2", "b1", "b2", "b3"]
S = np.array([[1, 1, 1, 1, 1], [1, 1, 0, 0, 0], [0, 0, 1, 1, 1]] + np.eye(5).tolist())
base = np.array([[103.0, 108], [41, 45], [70, 66], [18, 19], [20, 22], [30, 29], [25, 27], [9, 8]])
bottom = rng.normal(size=(5, 24)) @ np.diag(np.ones(24)) * np.array([[3], [2], [4], [3], [1]]) + rng.normal(size=24)
residuals = S @ bottom + rng.normal(size=(8, 24)) * 0.7
out = {"nodes": nodes, "edges": edges, "base": base.tolist(), "residuals": residuals.tolist()}
for name, method in [("bottom-up", BottomUp()), ("ols", MinTrace("ols")), ("wls-structural", MinTrace("wls_struct"))]:
    out[name] = method.fit_predict(S=S, y_hat=base)["mean"].tolist()
scale = np.sqrt((residuals ** 2).mean(axis=1))
x = residuals / scale[:, None]
n = x.shape[1]
r, v = np.eye(8), np.zeros((8, 8))
for i in range(8):
    for j in range(8):
        if i != j:
            w = x[i] * x[j]
            r[i, j] = w.mean()
            v[i, j] = n / (n - 1) ** 3 * ((w - w.mean()) ** 2).sum() * ((n - 1) / n) ** 2
off = ~np.eye(8, dtype=bool)
lam = min(1, v[off].sum() / (r[off] ** 2).sum())
shrunk = np.where(off, (1 - lam) * r, r)
out["scale"], out["shrinkage"], out["correlation"] = scale.tolist(), lam, shrunk.tolist()
def project(W):
    inv = np.linalg.inv(W)
    return (S @ np.linalg.inv(S.T @ inv @ S) @ S.T @ inv @ base).tolist()
out["wls"] = project(np.diag(scale ** 2))
out["mint"] = project(shrunk * np.outer(scale, scale))
centred = residuals - residuals.mean(axis=1, keepdims=True)
centred[0] += 5e-6
out["centred"] = centred.tolist()
for name, method in [("wls-centred", MinTrace("wls_var")), ("mint-centred", MinTrace("mint_shrink", mint_shr_ridge=0.0))]:
    out[name] = method.fit_predict(S=S, y_hat=base, y_insample=100 + 0 * centred, y_hat_insample=100 - centred)["mean"].tolist()
json.dump(out, open("Tests/ForecastingTests/Fixtures/hierarchy.json", "w"), indent=1)
