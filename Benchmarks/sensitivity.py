#!/usr/bin/env python3
"""Sobol' indices with intervals: jipyo sensitivity against SALib, CPU time in one run.

usage: sensitivity.py PROGRAM [REPEATS=5]
Needs SALib and numpy. Jipyo's time is that of the whole process (start, reading the file, printing); SALib's is
sampling, model and analysis with its 100 resamples, without the start of Python. N = 2^14 for both; Jipyo takes 8
scrambles of so many points each. Errors are the largest over inputs, first order / total, against closed forms.
"""
import json, os, resource, statistics as st, subprocess, sys, tempfile, time
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
from SALib.analyze import sobol as analyze
from SALib.sample import sobol as sample

program, repeats = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
N, pi, a = 2**14, np.pi, [0, 1, 4.5, 9, 99, 99, 99, 99]


def ishigami(x):
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def g(x):
    return np.prod([(abs(4 * x[:, i] - 2) + a[i]) / (1 + a[i]) for i in range(8)], axis=0)


v1, v2, v13 = 0.5 * (1 + 0.1 * pi**4 / 5) ** 2, 49 / 8, 0.01 * pi**8 * (1 / 18 - 1 / 50)
v = v1 + v2 + v13
own = np.array([1 / (3 * (1 + k) ** 2) for k in a])
every = np.prod(1 + own)
cases = {
    "Ishigami, 3 inputs": (
        ishigami, [-pi, pi], 3, "sin(x0) + 7 * sin(x1)^2 + 0.1 * x2^4 * sin(x0)",
        np.array([v1, v2, 0]) / v, np.array([v1 + v13, v2, v13]) / v),
    "g-function, 8 inputs": (
        g, [0, 1], 8, " * ".join(f"((abs(4 * x{i} - 2) + {a[i]}) / {1 + a[i]})" for i in range(8)),
        own / (every - 1), own * every / (1 + own) / (every - 1)),
}


def peer(function, bounds, d):
    problem = {"num_vars": d, "names": [f"x{i}" for i in range(d)], "bounds": [bounds] * d}
    points = sample.sample(problem, N, calc_second_order=False)
    return analyze.analyze(problem, function(points), calc_second_order=False)


def children():
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime


for name, (function, bounds, d, formula, first, total) in cases.items():
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/model.yaml"
        with open(path, "w") as file:
            drivers = "".join(f'  x{i}: {{dist: "uniform({bounds[0]}, {bounds[1]})"}}\n' for i in range(d))
            file.write(f"seed: 1\nuncertainties:\n{drivers}formulas:\n  y: {formula}\noutcomes: [y]\n")
        theirs, ours = [], []
        for _ in range(repeats):
            start = time.process_time()
            found = peer(function, bounds, d)
            theirs.append(time.process_time() - start)
            start = children()
            text = subprocess.run(
                [program, "sensitivity", path, "--outcome", "y", "--draws", str(N), "--json"],
                check=True, capture_output=True).stdout
            ours.append(children() - start)
    indices = json.loads(text)["indices"]
    own_error = [
        max(abs(indices[f"x{i}"][kind]["value"] - truth[i]) for i in range(d))
        for kind, truth in (("first", first), ("total", total))]
    wide = max(indices[f"x{i}"][kind]["high"] - indices[f"x{i}"][kind]["low"] for i in range(d) for kind in ("first", "total"))
    peer_error = [max(abs(found["S1"] - first)), max(abs(found["ST"] - total))]
    mine, other = st.median(ours) * 1e3, st.median(theirs) * 1e3
    print(f"{name:22} jipyo {mine:7.1f} ms CPU, error {own_error[0]:.1e} / {own_error[1]:.1e}, widest interval {wide:.1e}")
    print(f"{'':22} SALib {other:7.1f} ms CPU, error {peer_error[0]:.1e} / {peer_error[1]:.1e}; ratio {other / mine:.0f}")
