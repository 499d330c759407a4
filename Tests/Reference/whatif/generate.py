#!/usr/bin/env python3
"""Reference values for the simulation of Tests/WhatIfTests/Fixtures/tree20.yaml, by NumPy and SciPy.

Exact marginal quantiles (scipy.stats.*.ppf through the normal score), 4,000,000 draws in ten batches;
each statistic is the mean over the batches with its standard error, so the tests can compare within both
errors. Needs numpy, scipy, pyyaml; a few minutes.

usage: generate.py  (writes tree20.reference.json beside the fixture)
"""
import json, os, re
import numpy as np, scipy.special as sp, scipy.stats as ss, yaml

here = os.path.dirname(os.path.abspath(__file__))
fixtures = os.path.join(here, "..", "..", "WhatIfTests", "Fixtures")
model = yaml.safe_load(open(os.path.join(fixtures, "tree20.yaml")))
names = list(model["uncertainties"])
R = np.eye(len(names))
for a, b, r in model["correlations"]:
    i, j = names.index(a), names.index(b)
    R[i, j] = R[j, i] = r
L = np.linalg.cholesky(R)


def marginal(text):
    kind, body = re.match(r"(\w+)\((.*)\)", text).groups()
    v = [float(x.split(":")[-1]) for x in body.split(",")]
    if kind == "poisson":
        return lambda z: ss.poisson.ppf(sp.ndtr(z), v[0])
    if kind == "pert":
        a, m, b = v
        p, q = 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)
        return lambda z: a + (b - a) * sp.betaincinv(p, q, sp.ndtr(z))
    if kind == "triangular":
        a, m, b = v
        return lambda z: ss.triang.ppf(sp.ndtr(z), (m - a) / (b - a), a, b - a)
    return lambda z: np.exp(v[0] + v[1] * z)


marginals = [(k, marginal(d["dist"])) for k, d in model["uncertainties"].items()]
code = [(k, compile(e.replace("^", "**"), k, "eval")) for k, e in model["formulas"].items()]
levels = [0.05, 0.25, 0.5, 0.75, 0.95]
batches, size = 10, 400_000
found = {o: [] for o in model["outcomes"]}
for batch in range(batches):
    rng = np.random.Generator(np.random.PCG64(20180101 + batch))
    z = L @ rng.standard_normal((len(names), size))
    d = {k: f(z[j]) for j, (k, f) in enumerate(marginals)}
    for k, c in code:
        d[k] = eval(c, {}, d)
    for o in found:
        x = d[o]
        found[o].append([x.mean(), x.std(ddof=1), (x >= 1e7).mean(), *np.quantile(x, levels)])
labels = ["mean", "sd", "atLeast1e7"] + [str(p) for p in levels]
out = {
    o: {
        label: {"value": float(v), "standardError": float(s)}
        for label, v, s in zip(labels, np.mean(rows, 0), np.std(rows, 0, ddof=1) / np.sqrt(batches))
    }
    for o, rows in found.items()
}
with open(os.path.join(fixtures, "tree20.reference.json"), "w") as f:
    json.dump(out, f, indent=1)
    f.write("\n")
