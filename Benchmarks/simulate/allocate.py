#!/usr/bin/env python3
"""Allocations of 200 projects against SciPy's milp (HiGHS) in the same run, CPU seconds.

usage: allocate.py JIPYO [INSTANCES=3]

A budget, three pools of staff and five category minima; typical (benefit per cost lognormal) and hard (benefit near cost plus
staff). Jipyo's figures are whole processes (resource usage of the child) and include reading the table; HiGHS's are those of the
call alone. Then a frontier of 20 budgets, and the chance of a target with uncertain benefits on 100 draws.
"""
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

JIPYO = sys.argv[1]
INSTANCES = int(sys.argv[2]) if len(sys.argv) > 2 else 3
COUNT = 200
STAFF = ["staff1", "staff2", "staff3"]


def instance(seed, hard):
    """Benefits, rows and their bounds: budget, staff, categories."""
    g = np.random.default_rng(seed)
    cost = np.round(g.lognormal(3.5, 0.8, COUNT), 1)
    staff = np.round(g.gamma(2, 1, (3, COUNT)) * (g.random((3, COUNT)) < 0.6), 2)
    benefit = (cost + 10 * staff.sum(0) + np.round(g.uniform(0, 3, COUNT), 1) if hard
               else np.round(cost * g.lognormal(0.3, 0.6, COUNT), 2))
    category = g.integers(0, 5, COUNT)
    rows = np.vstack([cost, staff, *[(category == k).astype(float) for k in range(5)]])
    low = np.r_[[-np.inf] * 4, [4] * 5]
    high = np.r_[np.floor(cost.sum() * 0.3), np.round(staff.sum(1) * 0.35, 2), [np.inf] * 5]
    return benefit, rows, category, low, high


def table(folder, benefit, rows, category, uncertain=False):
    """Writes the projects as a table and gives its path."""
    path = os.path.join(folder, "projects.csv")
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["name", "cost(백만원)", "benefit", "category", *STAFF])
        for i, b in enumerate(benefit):
            spread = f"pert({b / 2}, {b}, {b * 2})" if uncertain else b
            out.writerow([f"p{i}", rows[0][i], spread, f"c{category[i]}", *rows[1:4, i]])
    return path


def limits(high):
    return (["--budget", f"{high[0]:.12g}"]
            + [a for name, v in zip(STAFF, high[1:4]) for a in ("--limit", f"{name} <= {v:.12g}")]
            + [a for k in range(5) for a in ("--limit", f"category=c{k} >= 4")])


def jipyo(path, *arguments):
    """Answer and CPU milliseconds of a run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([JIPYO, "allocate", path, "--json", "--quiet", *arguments], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(run.stdout), 1e3 * spent


def highs(c, rows, low, high, gap, whole=None, top=1, seconds=10):
    start = time.process_time()
    found = milp(-c, constraints=LinearConstraint(rows, low, high), bounds=Bounds(0 if top == 1 else -np.inf, top),
                 integrality=np.ones(len(c)) if whole is None else whole,
                 options={"mip_rel_gap": gap, "time_limit": seconds})
    return found, 1e3 * (time.process_time() - start)


def row(label, ours, theirs):
    print(f"{label:34} jipyo {statistics.median(ours):8.0f} ms   HiGHS {statistics.median(theirs):8.0f} ms   "
          f"ratio {statistics.median(theirs) / statistics.median(ours):5.1f}", flush=True)


def portfolios(folder):
    for hard in (False, True):
        for gap in (1e-3, 1e-4):
            ours, theirs, notes = [], [], []
            for seed in range(INSTANCES):
                benefit, rows, category, low, high = instance(seed, hard)
                path = table(folder, benefit, rows, category)
                answer, spent = jipyo(path, *limits(high), "--draws", "1", "--gap", str(gap))
                found, other = highs(benefit, rows, low, high, gap)
                proof = answer["choice"]["proof"]
                notes.append(f"{proof['value']:.1f}≤{proof['bound']:.1f} / {-found.fun:.1f}≤{-found.mip_dual_bound:.1f}")
                ours.append(spent)
                theirs.append(other)
            row(f"{'hard' if hard else 'typical'}, gap {gap:g}", ours, theirs)
            print("    value≤bound of both:", "; ".join(notes))


def frontier(folder):
    for hard in (False, True):
        benefit, rows, category, low, high = instance(0, hard)
        path = table(folder, benefit, rows, category)
        _, ours = jipyo(path, *limits(high), "--draws", "1", "--gap", "0.01", "--frontier", "20")
        theirs = 0
        for k in range(20):
            bound = high.copy()
            bound[0] *= 0.5 + k / 19
            theirs += highs(benefit, rows, low, bound, 0.01)[1]
        row(f"{'hard' if hard else 'typical'}, 20 budgets, gap 1e-2", [ours], [theirs])


def chance(folder):
    """The largest chance of a target: 100 draws, HiGHS with a column of 0 or 1 a draw."""
    benefit, rows, category, low, high = instance(0, False)
    path = table(folder, benefit, rows, category, uncertain=True)
    start, _ = jipyo(path, *limits(high), "--draws", "2000")
    target = start["choice"]["mean"]["value"] * 1.01
    for draws in (100, 10_000):
        answer, ours = jipyo(path, *limits(high), "--draws", str(draws), "--at-least", str(target), "--gap", "0.01")
        proof = answer["choice"]["proof"]
        print(f"chance, {draws} draws: jipyo {ours:.0f} ms, chance {answer['choice']['chance']['value']:.3f}, other draws "
              f"{answer['choice']['check']['value']:.3f}, proof {proof['value']:.2f}≤{proof['bound']:.2f}", flush=True)
    g = np.random.default_rng(1)
    a, b, c = benefit / 2, benefit, benefit * 2
    shape = 1 + 4 * (b - a) / (c - a)
    drawn = a + (c - a) * g.beta(shape, 6 - shape, (100, COUNT))
    wide = np.zeros((100, COUNT + 100))
    wide[:, :COUNT] = drawn
    wide[:, COUNT:] = -target * np.eye(100)
    found, theirs = highs(
        np.r_[np.zeros(COUNT), np.ones(100) / 100], np.vstack([np.hstack([rows, np.zeros((len(rows), 100))]), wide]),
        np.r_[low, np.zeros(100)], np.r_[high, np.full(100, np.inf)], 0.01)
    shown = f"{-found.fun:.2f}≤{-found.mip_dual_bound:.2f}" if found.x is not None else "no choice"
    print(f"chance, 100 draws (others): HiGHS {theirs:.0f} ms, {shown}")


def worst(folder):
    benefit, rows, category, _, high = instance(0, False)
    path = table(folder, benefit, rows, category, uncertain=True)
    for aim in ([], ["--worst", "10%"]):
        answer, spent = jipyo(path, *limits(high), "--draws", "10000", *aim)
        proof = answer["choice"]["proof"]
        print(f"{'worst tenth' if aim else 'mean'}, 200 uncertain benefits, 10000 draws: jipyo {spent:.0f} ms, gap {proof['gap']:.5f}")


with tempfile.TemporaryDirectory() as place:
    portfolios(place)
    frontier(place)
    worst(place)
    chance(place)
