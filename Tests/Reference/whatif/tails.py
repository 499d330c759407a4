#!/usr/bin/env python3
"""Every distribution of the driver model file in its middle and its far tails, as the file writes it.

Quantiles at p = 1e-12, 1e-6, 0.05, 0.5, 0.95, 1 - 1e-6, 1 - 1e-12, and density, cumulative and survival function there.
Continuous families: SciPy's quantile corrected by Newton steps in mpmath (60 digits), functions by mpmath; the counting
families: SciPy's ppf, mpmath; bernoulli, discrete and empirical: scipy.stats.rv_discrete and Python's fractions.

usage: tails.py  (from the repository root; writes Tests/WhatIfTests/Fixtures/tails.json)
"""
import importlib.util, json, math, os
from fractions import Fraction

import numpy as np
from scipy import stats

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("generate", os.path.join(here, "..", "probability", "generate.py"))
g = importlib.util.module_from_spec(spec)
spec.loader.exec_module(g)

P = [1e-12, 1e-6, 0.05, 0.5, 0.95, 1 - 1e-6, 1 - 1e-12]
z = stats.norm.ppf


def percentiles_normal(p, a, q, b):
    sd = (b - a) / (z(q) - z(p))
    return [a - z(p) * sd, sd]


CASES = [
    ("normal(1926, 240.5)", "normal", [1926, 240.5]),
    ("normal(p10: 800, p90: 1500)", "normal", percentiles_normal(0.1, 800, 0.9, 1500)),
    ("lognormal(100, 30)", "lognormal", [100, 30]),
    ("lognormal(mu: 7.1, sigma: 0.2)", "lognormal-log", [7.1, 0.2]),
    ("lognormal(p5: 800, p95: 1500)", "lognormal-log", percentiles_normal(0.05, math.log(800), 0.95, math.log(1500))),
    ("uniform(-3, 5)", "uniform", [-3, 5]), ("triangular(110, 125, 160)", "triangular", [110, 125, 160]),
    ("pert(0.25, 0.40, 0.55)", "pert", [0.25, 0.4, 0.55]), ("beta(30, 45)", "beta", [30, 45]),
    ("gamma(2.5, 40)", "gamma", [2.5, 40]), ("studentt(5, 100, 12)", "studentt", [5, 100, 12]),
    ("poisson(36.5)", "poisson", [36.5]), ("negbinomial(80, 12)", "negbinomial", [80, 12]),
    ("binomial(120, 0.05)", "binomial", [120, 0.05]),
]
TABLES = [
    ("bernoulli(0.45)", {0: Fraction(11, 20), 1: Fraction(9, 20)}),
    ("discrete({35: 0.6, 48: 0.3, 60: 0.1})", {35: Fraction(6, 10), 48: Fraction(3, 10), 60: Fraction(1, 10)}),
    ("empirical([4, 1, 1, 7, 2, 2, 2, 9])", {1: Fraction(2, 8), 2: Fraction(3, 8), 4: Fraction(1, 8), 7: Fraction(1, 8),
                                            9: Fraction(1, 8)}),
]
cases = []
for text, family, q in CASES:
    d = g.frozen(family, q)
    discrete = family in g.DISCRETE
    rows = []
    for p in P:
        x = float(d.ppf(p))
        if not discrete:
            x = g.polish(family, q, p, x)
        rows.append([p, x] + [float(v) for v in g.exact_mp(family, q, x)])
    cases.append({"text": text, "discrete": discrete, "rows": rows})
for text, table in TABLES:
    d = stats.rv_discrete(values=(list(table), [float(v) for v in table.values()]))
    rows = []
    for p in P:
        x = int(d.ppf(p))
        low = sum(v for key, v in table.items() if key <= x)
        rows.append([p, x, float(table[x]), float(low), float(1 - low)])
    cases.append({"text": text, "discrete": True, "rows": rows})
with open(os.path.join(here, "..", "..", "WhatIfTests", "Fixtures", "tails.json"), "w") as f:
    json.dump(cases, f, indent=0)
    f.write("\n")
