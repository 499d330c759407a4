#!/usr/bin/env python3
"""Sparse monthly counts: Jipyo against Croston's family of statsforecast with conformal intervals.

usage: counts.py JIPYO DATA.csv [--season 12] [--horizon 6] [--methods count,tsb,imapa,sba,croston]
DATA.csv has unique_id, ds, y (whole numbers from 0). From 24 values on, every seventh month is an origin. Prints the pinball
loss over 21 quantiles (as it is, and over the mean of the history), coverage of 80 and 95 % and CPU milliseconds a series;
an average is over the origins of a series, then over series. The peers' intervals are cut at 0. (pip: statsforecast, pandas)
"""
import argparse, os, resource, subprocess, tempfile, time, warnings
warnings.filterwarnings("ignore"); os.environ["NIXTLA_ID_AS_COL"] = "1"
import numpy as np, pandas as pd
a = argparse.ArgumentParser(); a.add_argument("jipyo"); a.add_argument("data"); a.add_argument("--season", type=int, default=12)
a.add_argument("--horizon", type=int, default=6); a.add_argument("--methods", default="count,tsb,imapa,sba,croston"); a = a.parse_args()
LEVELS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95]
P = sorted({round((1 - l / 100) / 2, 4) for l in LEVELS} | {round((1 + l / 100) / 2, 4) for l in LEVELS} | {0.5})
train, truth = [], []
for name, g in pd.read_csv(a.data).groupby("unique_id", sort=False):
    y = g.y.to_numpy()
    for o in range(24, len(y) - a.horizon + 1, 7):
        train += [(f"{name}@{o}", t + 1, v) for t, v in enumerate(y[:o])]
        truth += [(f"{name}@{o}", h, y[o + h], max(y[:o].mean(), 0.2)) for h in range(a.horizon)]
train = pd.DataFrame(train, columns=["unique_id", "ds", "y"]); truth = pd.DataFrame(truth, columns=["unique_id", "h", "y", "scale"])
count = train.unique_id.nunique()
def score(label, f, column, ms):
    """`column(p)` is the quantile column of probability p."""
    f = f.assign(h=f.groupby("unique_id").cumcount()); x = f.merge(truth, on=["unique_id", "h"], suffixes=("_f", ""))
    s = x.unique_id.str.rsplit("@", n=1).str[0]; by = lambda v: v.groupby(s).mean().mean()
    loss = sum(np.maximum(p * (x.y - x[column(p)]), (p - 1) * (x.y - x[column(p)])) for p in P) / len(P)
    inside = lambda l: ((x.y >= x[column(round((1 - l) / 2, 4))]) & (x.y <= x[column(round((1 + l) / 2, 4))])).astype(float)
    print(f"{label:24} pinball={by(loss):.4f} scaled={by(loss / x.scale):.4f} cov80={by(inside(.8)):.4f} cov95={by(inside(.95)):.4f} cpu_ms={ms:.3f}", flush=True)
def side(p): return f"{'lo' if p < 0.5 else 'hi'}-{round(100 * abs(2 * p - 1))}"
print(f"{count} origins")
with tempfile.TemporaryDirectory() as folder:
    path, out = os.path.join(folder, "train.csv"), os.path.join(folder, "out.csv"); train.to_csv(path, index=False)
    for method in a.methods.split(","):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([a.jipyo, "forecast", path, "--season", str(a.season), "--horizon", str(a.horizon), "--method", method,
                        "--levels", ",".join(map(str, LEVELS)), "--out", out, "--quiet"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN); ms = 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / count
        f = pd.read_csv(out); f["median"] = (f["lo-10"] + f["hi-10"]) / 2
        score(f"jipyo {method}", f, lambda p: "median" if p == 0.5 else side(p), ms); os.remove(out)
from statsforecast import StatsForecast
from statsforecast.models import IMAPA, TSB, CrostonSBA
from statsforecast.utils import ConformalIntervals
for cls, arguments in ((IMAPA, ()), (TSB, (0.1, 0.1)), (CrostonSBA, ())):
    model = cls(*arguments, prediction_intervals=ConformalIntervals(n_windows=3, h=a.horizon)); name = str(model)
    c = time.process_time(); f = StatsForecast(models=[model], freq=1, n_jobs=1).forecast(df=train, h=a.horizon, level=LEVELS)
    c = time.process_time() - c
    score(f"statsforecast {name}", f.assign(**{k: f[k].clip(lower=0) for k in f if k.startswith(name)}),
          lambda p: name if p == 0.5 else f"{name}-{side(p)}", 1000 * c / count)
