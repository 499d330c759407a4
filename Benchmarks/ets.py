#!/usr/bin/env python3
"""Automatic ETS of Jipyo against statsforecast's AutoETS and R's forecast::ets on M1, in one run.

usage: ets.py JIPYO M1.CSV WORK-FOLDER [R.CSV]

M1.CSV holds unique_id, period, season_length, horizon, split, ds, y. R.CSV, where given, is what
Tests/Reference/ets/m1.R writes; its mean CPU time is printed beside. Prints per period the CPU milliseconds a
series of both programs (one core each; Jipyo's start-up included, the peer warmed up on five series first),
their ratio, MASE and coverage.
"""
import os
import resource
import subprocess
import sys
import time
import warnings

warnings.filterwarnings("ignore")
os.environ["NIXTLA_ID_AS_COL"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import pandas as pd
from statsforecast import StatsForecast
from statsforecast.models import AutoETS


def own(program, train, season, horizon, folder):
    source, out = os.path.join(folder, "train.csv"), os.path.join(folder, "ets.csv")
    train[["unique_id", "ds", "y"]].to_csv(source, index=False)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "forecast", source, "--horizon", str(horizon), "--season", str(season), "--method", "ets",
                    "--levels", "80,95", "--out", out, "--quiet"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return pd.read_csv(out), 1000 * cpu / train.unique_id.nunique()


def peer(train, season, horizon):
    x = train[["unique_id", "y"]].assign(ds=train.groupby("unique_id").cumcount() + 1)
    run = lambda d: StatsForecast(models=[AutoETS(season_length=season)], freq=1, n_jobs=1).forecast(
        df=d, h=horizon, level=[80, 95])
    run(x[x.unique_id.isin(x.unique_id.unique()[:5])])
    start = time.process_time()
    f = run(x)
    cpu = time.process_time() - start
    names = {"AutoETS": "mean", **{f"AutoETS-{s}-{l}": f"{s}-{l}" for s in ("lo", "hi") for l in (80, 95)}}
    return f.rename(columns=names), 1000 * cpu / x.unique_id.nunique()


def score(train, test, f, season):
    def one(y):
        y = y.to_numpy()
        k = season if len(y) > season else 1
        return np.abs(y[k:] - y[:-k]).mean()
    scale = train.groupby("unique_id").y.apply(one).replace(0, np.nan)
    t, f = test.copy(), f.copy()
    for x in (t, f):
        x["step"] = x.groupby("unique_id").cumcount()
    x = t.merge(f, on=["unique_id", "step"], suffixes=("", "_f"))
    by = lambda v: v.groupby(x.unique_id).mean().mean()
    inside = lambda l: by(((x.y >= x[f"lo-{l}"]) & (x.y <= x[f"hi-{l}"])).astype(float))
    return f"MASE {by((x.y - x['mean']).abs() / x.unique_id.map(scale)):.3f} cov80 {inside(80):.3f} cov95 {inside(95):.3f}"


def main():
    program, data, work = sys.argv[1:4]
    os.makedirs(work, exist_ok=True)
    d = pd.read_csv(data)
    for (period, m, h), g in d.groupby(["period", "season_length", "horizon"]):
        train, test = g[g.split == "train"], g[g.split == "test"]
        a, fast = own(program, train, int(m), int(h), work)
        b, slow = peer(train, int(m), int(h))
        print(f"{period:10s} jipyo ets {fast:7.3f} ms/series  {score(train, test, a, int(m))}")
        print(f"{period:10s} AutoETS   {slow:7.3f} ms/series  {score(train, test, b, int(m))}  ratio {slow / fast:.1f}", flush=True)
    if len(sys.argv) > 4:
        r = pd.read_csv(sys.argv[4])
        for m, g in r.groupby("m"):
            print(f"season {m}: R ets {g.ms.mean():.1f} ms/series over {len(g)} series")


if __name__ == "__main__":
    main()
