#!/usr/bin/env python3
"""Values of information by brute force, for InformationTests.

usage: information.py > Tests/WhatIfTests/Fixtures/information.json

Each model has two drivers and a lever. Both drivers are put on a grid of 2,000 midpoints of equal chance (counts: on
their values), so that the mean of the outcome given one driver is a mean over a line of the grid.
"""
import json

import numpy as np
from scipy import stats

U = (np.arange(2000) + 0.5) / 2000


def grid(text, law, discrete=None):
    if discrete is None:
        return text, law.ppf(U), np.full(2000, 1 / 2000)
    return text, discrete.astype(float), law.pmf(discrete)


def tri(a, c, b):
    return stats.triang((c - a) / (b - a), a, b - a)


MODELS = [
    ("linear", ["0", "1"], "k * 10 * (0.2 * x + y - 0.5)", lambda k, x, y: k * 10 * (0.2 * x + y - 0.5),
     grid("normal(0, 1)", stats.norm()), grid("normal(0, 1)", stats.norm())),
    ("price", range(70, 111), "y * min(x, k) - 6 * k", lambda k, x, y: y * np.minimum(x, k) - 6 * k,
     grid("uniform(50, 150)", stats.uniform(50, 100)), grid("normal(10, 0.5)", stats.norm(10, 0.5))),
    ("cost", range(40, 81, 10), "8 * min(x, k) - y * k", lambda k, x, y: 8 * np.minimum(x, k) - y * k,
     grid("lognormal(mu: 4, sigma: 0.3)", stats.lognorm(0.3, scale=np.exp(4))), grid("uniform(2, 4)", stats.uniform(2, 2))),
    ("counts", range(10, 31), "y * min(x, k) - 3 * k", lambda k, x, y: y * np.minimum(x, k) - 3 * k,
     grid("poisson(20)", stats.poisson(20), np.arange(0, 80)), grid("triangular(4, 6, 9)", tri(4, 6, 9))),
    ("insurance", range(3), "if(k == 0, -8 * x * y, if(k == 1, -3 - 2 * x * y, -9))",
     lambda k, x, y: -8 * x * y if k == 0 else -3 - 2 * x * y if k == 1 else -9 + 0 * x * y,
     grid("bernoulli(0.1)", stats.bernoulli(0.1), np.arange(2)), grid("lognormal(mu: 2, sigma: 0.6)", stats.lognorm(0.6, scale=np.exp(2)))),
    ("bent", range(3), "if(k == 0, 0, if(k == 1, 2 * sin(2 * x) - 0.4, abs(x) - 1.8)) + if(k == 0, 0, 3 * y)",
     lambda k, x, y: 0 * x * y if k == 0 else 2 * np.sin(2 * x) - 0.4 + 3 * y if k == 1 else abs(x) - 1.8 + 3 * y,
     grid("uniform(-3, 3)", stats.uniform(-3, 6)), grid("normal(0, 1)", stats.norm())),
]

found = []
for name, ks, formula, gain, (xt, x, px), (yt, y, py) in MODELS:
    table = [gain(float(k), x[:, None], y[None, :]) for k in ks]
    given_x = np.array([t @ py for t in table])
    given_y = np.array([px @ t for t in table])
    base = max(px @ t @ py for t in table)
    ks = [float(k) for k in ks]
    found.append({
        "name": name, "formula": formula, "x": xt, "y": yt, "low": ks[0], "high": ks[-1], "step": ks[1] - ks[0],
        "knowingX": float(given_x.max(0) @ px - base), "knowingY": float(given_y.max(0) @ py - base)})
print(json.dumps(found, indent=1))
