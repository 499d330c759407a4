#!/usr/bin/env python3
"""What 80 and 95 % intervals of sparse monthly counts hold: single months of the coming year and the year's total.

usage: partial_counts.py JIPYO DATA.CSV

DATA.CSV has unique_id, ds (YYYY-MM), y: whole numbers from 0. Every twelfth month of a series is an origin, of which the last 6, 12, 18, 24 and
36 months are known; with 6 known the year has six left. Prints coverage, the pinball loss over the quantiles 0.05 to 0.95 of single months,
and the share of totals above the 95 % interval.
"""
import io
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd

program, path = sys.argv[1:3]
LEVELS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95]
P = np.round(np.arange(1, 20) * 0.05, 3)


def run(*arguments):
    levels = ",".join(map(str, LEVELS))
    text = subprocess.run([program, *arguments, "--levels", levels, "--quiet"], check=True, capture_output=True, text=True).stdout
    return pd.read_csv(io.StringIO(text))


def column(f, p):
    return (f["lo-10"] + f["hi-10"]) / 2 if p == 0.5 else f[f"{'lo' if p < 0.5 else 'hi'}-{round(100 * abs(2 * p - 1))}"]


def held(y, f, level):
    return f"{((y >= f[f'lo-{level}']) & (y <= f[f'hi-{level}'])).mean():.3f}"


series = [g.y.to_numpy(float) for _, g in pd.read_csv(path).groupby("unique_id", sort=False)]
for known in (6, 12, 18, 24, 36):
    cuts = [(y, o) for y in series for o in range(known, len(y) - 11, 12)]
    place = 2002 * 12 - known + np.arange(known) + (6 if known == 6 else 0)
    months = [f"{p // 12}-{p % 12 + 1:02d}" for p in place]
    train = pd.concat(pd.DataFrame({"unique_id": f"{k:06d}", "ds": months, "y": y[o - known:o].astype(int)}) for k, (y, o) in enumerate(cuts))
    truth = np.stack([y[o:o + 12] for y, o in cuts])
    totals = np.array([y[o - 6:o + 6].sum() if known == 6 else y[o:o + 12].sum() for y, o in cuts])
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        train.to_csv(file.name, index=False)
        f, t = run("forecast", file.name, "--horizon", "12", "--season", "12"), run("yearend", file.name, "--csv")
    y = truth.ravel()
    loss = np.mean([np.maximum(p * (y - column(f, p)), (p - 1) * (y - column(f, p))).mean() for p in P])
    print(f"{known} months known, {len(cuts)} origins: months {held(y, f, 80)} / {held(y, f, 95)}, pinball {loss:.3f}, "
          f"total {held(totals, t, 80)} / {held(totals, t, 95)}, above {(totals > t['hi-95']).mean():.3f}", flush=True)
