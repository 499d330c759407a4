#!/usr/bin/env python3
"""The panel regression by dense matrices, as a reference. usage: panel.py PanelConstants.swift OUT.json (numpy)

Errors of one period have the covariance phi (D + theta 11'), D = diag(1/w), theta = rho/(1 - rho); the posterior is
(S^-1 + F'V^-1 F)^-1 (S^-1 m + F'V^-1 y), here with V inverted as it is. Weights w are Student t's with four degrees of freedom.
"""
import json, re, sys
import numpy as np
C = {k: float(v) for k, v in re.findall(r"static let (\w+) = (-?[\d.e-]+)", open(sys.argv[1]).read())}
M = np.array([1, 0, 0, C["distanceMean"], C["lastChangeMean"]]); RHO, NU = C["correlation"], 4.
SD = np.array([C[k + "Deviation"] for k in ("growth", "common", "position", "distance", "lastChange")])


def regression(period, spread, F, y):
    sd = SD.copy(); sd[1] *= np.exp(np.log(spread).mean()); b = M.copy(); theta = RHO / (1 - RHO)
    same = period[:, None] == period[None, :]
    for _ in range(3):
        e = y - F @ b; n = len(y); phi = ((np.median(np.abs(e)) / .6745)**2 * n + 8) / (n + 8)
        w = NU / (NU + e**2 / phi); V = phi * (np.diag(1 / w) + theta * same)
        A = np.diag(1 / sd**2) + F.T @ np.linalg.inv(V) @ F
        b = np.linalg.solve(A, M / sd**2 + F.T @ np.linalg.inv(V) @ y)
    return b, phi, np.linalg.inv(A)


g, cases = np.random.default_rng(5), []
for members, periods in ((2, 1), (5, 3), (16, 4), (1, 9), (30, 2)):
    period = np.repeat(np.arange(periods), members); n = len(period); spread = np.exp(g.normal(-3, .5, n))
    raw = np.c_[g.normal(.02, .03, n), np.ones(n), g.normal(0, .4, n), g.normal(0, .1, n), g.normal(0, .1, n)]
    F = raw / spread[:, None]
    y = F @ np.array([.6, .02, -.05, -.2, 0]) + g.standard_t(3, n) + g.normal(0, .5, periods)[period]
    b, phi, C = regression(period, spread, F, y); at = np.array([.03, 1, .2, -.1, .05])
    cases.append(dict(period=period.tolist(), spread=spread.tolist(), features=F.tolist(), change=y.tolist(), coefficients=b.tolist(),
                      variance=float(phi), at=at.tolist(), uncertainty=float(at @ C @ at)))
json.dump(cases, open(sys.argv[2], "w"))
