#!/usr/bin/env python3
"""How often 95 % intervals hold the truth where outcomes have heavy tails, over many seeds; it should be 95 in 100.

usage: heavy.py JIPYO [SEEDS=500] [DRAWS=2048] [SAMPLER=mc]      (needs numpy and scipy)

Mean, standard deviation, P5, P50, P95, P99, chances near 1, 30 and 99 %, and what two scenarios change of means and chances, of
nine outcomes whose distributions are known or integrated here. A sign tells which way the misses lie.
"""
import json, math, os, subprocess, sys, tempfile
import numpy as np
from scipy import optimize, special, stats
from scipy.integrate import quad
from scipy.interpolate import CubicSpline

jipyo = sys.argv[1]
seeds, draws = (int(sys.argv[i]) if len(sys.argv) > i else d for i, d in ((2, 500), (3, 2048)))
sampler = sys.argv[4] if len(sys.argv) > 4 else "mc"

SU, SV, SW, SX = 0.6, 0.8, math.sqrt(1.25), math.sqrt(1.75)
ONE, TWO = math.exp(0.5), math.exp(2)


def log_normal(s):
    """Mean, standard deviation, distribution function and quantile of e^(s Z)."""
    law, mean = stats.lognorm(s), math.exp(s * s / 2)
    return mean, mean * math.sqrt(math.expm1(s * s)), law.cdf, law.ppf


def numeric(mean, sd, cdf, low, high):
    return mean, sd, cdf, lambda p: optimize.brentq(lambda x: cdf(x) - p, low, high, xtol=1e-12)


def product_of_normals():
    places = np.geomspace(1e-9, 12, 1500)
    density = lambda t: special.k0(t) / math.pi
    parts = [quad(density, 0, 1e-9)[0]] + [quad(density, a, b)[0] for a, b in zip(places, places[1:])]
    half = CubicSpline(np.log(places), np.cumsum(parts))
    above = lambda x: 0.5 + float(half(math.log(min(max(x, 1e-9), 11.9))))
    return numeric(0, 1, lambda x: above(x) if x >= 0 else 1 - above(-x), -11, 11)


def sum_of_lognormals():
    nodes, weights = np.polynomial.legendre.leggauss(2000)
    z, w = 8.5 * nodes, 8.5 * weights * stats.norm.pdf(8.5 * nodes)
    u = np.exp(SU * z)
    cdf = lambda x: float((np.where(x > u, stats.norm.cdf(np.log(np.maximum(x - u, 1e-300)) / SW), 0) * w).sum())
    a, b = math.exp(SU**2 / 2), math.exp(SW**2 / 2)
    return numeric(a + b, math.sqrt(a * a * math.expm1(SU**2) + b * b * math.expm1(SW**2)), cdf, 1e-6, 1e4)


def counts_times_lognormal():
    mass = stats.poisson(3).pmf(np.arange(60))
    cdf = lambda x: mass[0] + sum(mass[k] * stats.lognorm(1, scale=k).cdf(x) for k in range(1, 60))
    return numeric(3 * ONE, math.sqrt(12 * TWO - (3 * ONE) ** 2), cdf, 1e-9, 1e4)


LAWS = {
    "prod1": ("u * v", log_normal(1)), "prod15": ("u * v * w", log_normal(1.5)), "prod2": ("u * v * w * x", log_normal(2)),
    "ratio": ("g / h", numeric(1, math.sqrt(2 / 3), stats.betaprime(4, 5).cdf, 1e-6, 1e3)),
    "npair": ("m * n", product_of_normals()),
    "rare": ("e * l", (0.02 * ONE, math.sqrt(0.02 * TWO - (0.02 * ONE) ** 2),
                       lambda x: 1 - 0.02 * stats.lognorm(1).sf(x), lambda q: stats.lognorm(1).ppf(1 - (1 - q) / 0.02))),
    "t5": ("s * 1", (0, math.sqrt(5 / 3), stats.t(5).cdf, stats.t(5).ppf)),
    "cost": ("k * l", counts_times_lognormal()), "sum": ("u + w", sum_of_lognormals()),
}
# The chance of lying below each target; those of outcomes that are often 0 are above its share.
BELOW = {name: (0.01, 0.7, 0.99) for name in LAWS} | {"rare": (0.99, 0.995, 0.999), "cost": (0.08, 0.7, 0.99)}
MORE = {"u": f'"lognormal(mu: 0.1, sigma: {SU})"', "g": '"gamma(4.4, 1)"', "e": '"bernoulli(0.025)"', "k": '"poisson(3.3)"'}
DRIVERS = {name: f"lognormal(mu: 0, sigma: {s!r})" for name, s in zip("uvwxl", (SU, SV, SW, SX, 1))} | {
    "g": "gamma(4, 1)", "h": "gamma(5, 1)", "m": "normal(0, 1)", "n": "normal(0, 1)", "e": "bernoulli(0.02)",
    "s": "studentt(5, 0, 1)", "k": "poisson(3)"}

truth, formulas, targets = {}, [], []
for name, (formula, (mean, sd, cdf, quantile)) in LAWS.items():
    formulas.append(f"  {name}: {formula}\n")
    truth["base", name, "mean"], truth["base", name, "standardDeviation"] = mean, sd
    for p in ("0.05", "0.5", "0.95", "0.99"):
        if not (name == "rare" and p != "0.99" or name == "cost" and p == "0.05"):
            truth["base", name, p] = quantile(float(p))
    for place, p in enumerate(BELOW[name]):
        formulas.append(f"  {name}_{place}: {name}\n")
        target = float(quantile(p))
        targets.append(f"{name}_{place}: {target!r}")
        truth["base", f"{name}_{place}", "attainment"] = 1 - cdf(target)
        s = {"prod1": 1, "prod15": 1.5, "prod2": 2}.get(name)
        if s:
            chance = lambda shift, spread: stats.norm.sf((math.log(target) - shift) / spread)
            truth["more", f"{name}_{place}", "attainment"] = chance(0.1, s) - chance(0, s)
            truth["wide", f"{name}_{place}", "attainment"] = chance(0, math.sqrt(s * s + 0.13)) - chance(0, s)
up, wide, own = math.expm1(0.1), math.expm1(0.065), math.exp(SU**2 / 2)
for name in ("prod1", "prod15", "prod2"):
    truth["more", name, "mean"], truth["wide", name, "mean"] = LAWS[name][1][0] * up, LAWS[name][1][0] * wide
truth |= {("more", "sum", "mean"): own * up, ("wide", "sum", "mean"): own * wide, ("more", "ratio", "mean"): 0.1,
          ("more", "rare", "mean"): 0.005 * ONE, ("more", "cost", "mean"): 0.3 * ONE}
model = "uncertainties:\n" + "".join(f'  {n}: {{dist: "{d}"}}\n' for n, d in DRIVERS.items()) + "formulas:\n" + "".join(formulas)
model += "outcomes: [" + ", ".join(line.split(":")[0].strip() for line in formulas) + "]\n"
model += "targets: {" + ", ".join(targets) + "}\nscenarios:\n"
model += "  more: {set: {" + ", ".join(f"{n}: {d}" for n, d in MORE.items()) + "}}\n"
model += '  wide: {set: {u: "lognormal(mu: 0, sigma: 0.7)"}}\n'

held, sign = dict.fromkeys(truth, 0), dict.fromkeys(truth, 0)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "heavy.yaml")
    with open(path, "w") as file:
        file.write(model)
    for seed in range(seeds):
        command = [jipyo, "simulate", path, "--seed", str(seed), "--draws", str(draws), "--sampler", sampler, "--json", "--quiet",
                   "--precision", "p99=1000%"]
        result = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        for key, value in truth.items():
            side = result["scenarios"] if key[0] == "base" else result["differences"]
            own = side[key[0]]["outcomes"][key[1]]
            found = own["quantiles"][key[2]] if key[2][0] == "0" else own[key[2]]
            apart = found["value"] - value
            is_held = abs(apart) <= 1.959964 * found["standardError"]
            held[key] += is_held
            sign[key] += 0 if is_held else 1 if apart > 0 else -1
print(f"{seeds} seeds, {draws} draws, {sampler}")
for key, count in held.items():
    print(f"{key[0]:5} {key[1]:9} {key[2]:18} {100 * count / seeds:5.1f} % {sign[key]:+d}")
print(f"all   {100 * sum(held.values()) / seeds / len(held):5.1f} %")
