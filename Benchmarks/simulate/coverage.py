#!/usr/bin/env python3
"""How often 95 % intervals of simulated statistics hold the truth, over many seeds; it should be 95 in 100.

usage: coverage.py JIPYO [SEEDS=1000] [DRAWS=2048] [SAMPLER=mc]

Runs coverage.yaml beside this script. The sum of the normals is normal(15, sqrt(19)); the product of the lognormals is
lognormal(1.5, sqrt(0.178)).
"""
import json
import math
import os
import subprocess
import sys
from statistics import NormalDist

jipyo = sys.argv[1]
seeds, draws = (int(sys.argv[i]) if len(sys.argv) > i else d for i, d in ((2, 1000), (3, 2048)))
sampler = sys.argv[4] if len(sys.argv) > 4 else "mc"
model = os.path.join(os.path.dirname(os.path.abspath(__file__)), "coverage.yaml")

total = NormalDist(15, math.sqrt(4 + 9 + 2 * 0.5 * 6))
log = NormalDist(1.5, math.sqrt(0.09 + 0.16 - 2 * 0.3 * 0.12))
mean = math.exp(log.mean + log.variance / 2)
truth = {("total", "mean"): 15, ("total", "standardDeviation"): total.stdev,
         ("product", "mean"): mean, ("product", "standardDeviation"): mean * math.sqrt(math.expm1(log.variance)),
         ("total", "attainment"): 1 - total.cdf(18), ("product", "attainment"): 1 - log.cdf(math.log(5))}
for p in ("0.05", "0.5", "0.95"):
    truth["total", p] = total.inv_cdf(float(p))
    truth["product", p] = math.exp(log.inv_cdf(float(p)))

held = dict.fromkeys(truth, 0)
for seed in range(seeds):
    command = [jipyo, "simulate", model, "--seed", str(seed), "--draws", str(draws), "--sampler", sampler, "--json", "--quiet"]
    outcomes = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["scenarios"]["base"]["outcomes"]
    for (name, key), value in truth.items():
        found = outcomes[name]["quantiles"][key] if key[0] == "0" else outcomes[name][key]
        held[name, key] += abs(found["value"] - value) <= 1.959964 * found["standardError"]
print(f"{seeds} seeds, {draws} draws, {sampler}")
for (name, key), count in held.items():
    print(f"{name:8} {key:18} {100 * count / seeds:5.1f} %")
print(f"all      {100 * sum(held.values()) / seeds / len(held):5.1f} %")
