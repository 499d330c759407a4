#!/usr/bin/env python3
"""Automatic ARIMA of Jipyo against statsforecast's AutoARIMA on M1, in one run.

usage: arima.py JIPYO M1.CSV WORK-FOLDER [EVERY]

M1.CSV as for ets.py. The peer sees every EVERY-th series (10 unless told), Jipyo all of them; CPU milliseconds a series,
one core each, Jipyo's start-up included, the peer warmed up. Both are scored on the peer's series.
"""
import os
import resource
import subprocess
import sys
import time

from ets import score

import pandas as pd
from statsforecast import StatsForecast
from statsforecast.models import AutoARIMA


def own(program, train, season, horizon, folder):
    source, out = os.path.join(folder, "train.csv"), os.path.join(folder, "arima.csv")
    train[["unique_id", "ds", "y"]].to_csv(source, index=False)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "forecast", source, "--horizon", str(horizon), "--season", str(season), "--method",
                    "arima", "--levels", "80,95", "--out", out, "--quiet"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return pd.read_csv(out), 1000 * cpu / train.unique_id.nunique()


def peer(train, season, horizon):
    x = train[["unique_id", "y"]].assign(ds=train.groupby("unique_id").cumcount() + 1)
    run = lambda d: StatsForecast(models=[AutoARIMA(season_length=season)], freq=1, n_jobs=1).forecast(
        df=d, h=horizon, level=[80, 95])
    run(x[x.unique_id.isin(x.unique_id.unique()[:3])])
    start = time.process_time()
    f = run(x)
    cpu = time.process_time() - start
    names = {"AutoARIMA": "mean", **{f"AutoARIMA-{s}-{l}": f"{s}-{l}" for s in ("lo", "hi") for l in (80, 95)}}
    return f.rename(columns=names), 1000 * cpu / x.unique_id.nunique()


def main():
    program, data, work = sys.argv[1:4]
    every = int(sys.argv[4]) if len(sys.argv) > 4 else 10
    os.makedirs(work, exist_ok=True)
    d = pd.read_csv(data)
    for (period, m, h), g in d.groupby(["period", "season_length", "horizon"]):
        train, test = g[g.split == "train"], g[g.split == "test"]
        kept = set(train.unique_id.unique()[::every])
        some = lambda x: x[x.unique_id.isin(kept)]
        a, fast = own(program, train, int(m), int(h), work)
        b, slow = peer(some(train), int(m), int(h))
        print(f"{period:10s} jipyo arima {fast:8.3f} ms/series  {score(some(train), some(test), some(a), int(m))}")
        print(f"{period:10s} AutoARIMA   {slow:8.3f} ms/series  {score(some(train), some(test), b, int(m))}"
              f"  ratio {slow / fast:.1f}", flush=True)


if __name__ == "__main__":
    main()
