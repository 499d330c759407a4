#!/usr/bin/env python3
"""How often 90 % intervals of the sum and the difference of two forecasts hold what comes, by length and true correlation.

usage: joint.py JIPYO [REPEATS=100]

Random walks whose steps have the correlation; the model has no word on it. Prints the mean estimate and both coverages.
"""
import json, os, subprocess, sys, tempfile
import numpy as np

jipyo, repeats = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
MODEL = """uncertainties:
  a: {unit: 건, from: "series:a"}
  b: {unit: 건, from: "series:b"}
formulas:
  total: a + b
  apart: a - b
outcomes: [total, apart]
"""
rng = np.random.default_rng(11)


def run(*arguments):
    return subprocess.run([jipyo, *arguments], check=True, capture_output=True, text=True).stdout


print("periods  true   estimate  sum   difference")
for monthly, length in ((False, 5), (False, 8), (False, 15), (True, 24), (True, 60)):
    for rho in (-0.5, 0, 0.3, 0.6, 0.9):
        held, estimates = np.zeros(2), []
        for _ in range(repeats):
            steps = rng.multivariate_normal([0, 0], [[1, rho], [rho, 1]], length + 1)
            walk = np.round(1000 + 30 * np.cumsum(steps, axis=0)).astype(int)
            with tempfile.TemporaryDirectory() as folder:
                month = lambda t: f"{2020 + t // 12}-{t % 12 + 1:02d}"
                period = month if monthly else lambda t: str(2024 - length + 1 + t)
                rows = [f"{name},{period(t)},{walk[t, k]},건\n" for k, name in enumerate("ab") for t in range(length)]
                with open(f"{folder}/t.csv", "w") as file:
                    file.write("지표,기간,값,단위\n" + "".join(rows))
                run("new", f"{folder}/w", "--from", f"{folder}/t.csv", "--quiet")
                os.makedirs(f"{folder}/w/models", exist_ok=True)
                with open(f"{folder}/w/models/m.yaml", "w") as file:
                    file.write((f"periods: {period(length)}..{period(length + 1)}\n" if monthly else "") + MODEL)
                found = json.loads(run("simulate", f"{folder}/w/models/m.yaml", "--draws", "4000", "--lang", "en", "--json", "--quiet"))
            text = " ".join(note["message"] for note in found["notes"])
            estimates.append(float(text.split("[a, b] ")[1].split()[0].rstrip(".")) if "[a, b]" in text else 0.0)
            outcomes = found["scenarios"]["base"]["outcomes"]
            for k, (name, truth) in enumerate((("total", walk[length].sum()), ("apart", walk[length, 0] - walk[length, 1]))):
                own = outcomes[name]["periods"][period(length)] if monthly else outcomes[name]
                held[k] += own["quantiles"]["0.05"]["value"] <= truth <= own["quantiles"]["0.95"]["value"]
        print(f"{length:3} {'m' if monthly else 'y'}    {rho:5.1f}   {np.mean(estimates):6.2f}   {100 * held[0] / repeats:5.0f}  {100 * held[1] / repeats:5.0f}", flush=True)
