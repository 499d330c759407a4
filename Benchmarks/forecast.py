#!/usr/bin/env python3
"""Jipyo against statsforecast on held-out data, on this machine, in one run.

usage: forecast.py JIPYO DATA-FOLDER WORK-FOLDER

DATA-FOLDER holds m1.csv (unique_id, period, season_length, horizon, split, ds, y) and
lgbf_annual_dev.csv (unique_id, ds, y, ...). A file that is not there is skipped with a word.
Prints, per collection and history length, sMAPE, MASE, coverage of the 80 and 95 % intervals,
the mean scaled interval score and CPU milliseconds a series, for each method; then auto over the best
peer in each column, and over AutoETS for the interval score and the time.
"""
import os
import resource
import subprocess
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
os.environ["NIXTLA_ID_AS_COL"] = "1"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def collections(folder):
    """Yields (name, train, truth, season, horizon) for every collection that is present."""
    m1 = os.path.join(folder, "m1.csv")
    if os.path.exists(m1):
        d = pd.read_csv(m1)
        for (period, m, h), g in d.groupby(["period", "season_length", "horizon"]):
            train, test = g[g.split == "train"], g[g.split == "test"]
            yield f"M1 {period}", train, test, int(m), int(h)
        yearly = d[d.period == "yearly"]
        train, test = yearly[yearly.split == "train"], yearly[yearly.split == "test"]
        for n in (3, 4, 5, 6, 8):
            yield (f"M1 yearly, last {n}", train.groupby("unique_id").tail(n),
                   test.groupby("unique_id").head(2), 1, 2)
    else:
        print("m1.csv is not there: skipped")
    lgbf = os.path.join(folder, "lgbf_annual_dev.csv")
    if os.path.exists(lgbf):
        d = pd.read_csv(lgbf).sort_values(["unique_id", "ds"])
        d["ds"] = d.groupby("unique_id").cumcount() + 1
        last = d.groupby("unique_id").ds.transform("max")
        train, test = d[d.ds <= last - 2], d[d.ds > last - 2]
        yield "LGBF councils", train, test, 1, 2
        for n in (3, 5):
            yield (f"LGBF councils, last {n}", train.groupby("unique_id").tail(n),
                   test.groupby("unique_id").head(2), 1, 2)
    else:
        print("lgbf_annual_dev.csv is not there: skipped")


def scales(train, season):
    """In-sample mean absolute (seasonal) difference of every series."""
    def one(y):
        y = y.to_numpy()
        k = season if len(y) > season else 1
        return np.abs(y[k:] - y[:-k]).mean() if len(y) > k else np.nan
    return train.groupby("unique_id").y.apply(one)


def score(name, method, test, forecast, scale, milliseconds):
    t, f = test.copy(), forecast.copy()
    for x in (t, f):
        x["step"] = x.groupby("unique_id").cumcount()
    x = t.merge(f, on=["unique_id", "step"], how="left", suffixes=("", "_f"))
    q = x.unique_id.map(scale).replace(0, np.nan)
    y, p, lo, hi = x.y, x["mean"], x["lo-95"], x["hi-95"]
    by = lambda v: v.groupby(x.unique_id).mean().mean()
    smape = by(200 * (y - p).abs() / (y.abs() + p.abs()).replace(0, np.nan))
    msis = by(((hi - lo) + 40 * np.maximum(lo - y, 0) + 40 * np.maximum(y - hi, 0)) / q)
    inside = lambda a, b: by(((y >= a) & (y <= b)).astype(float))
    mase, score95 = by((y - p).abs() / q), msis
    print(f"{name:24s} {method:24s} sMAPE {smape:7.2f}  MASE {mase:6.3f}  "
          f"cov80 {inside(x['lo-80'], x['hi-80']):.3f}  cov95 {inside(lo, hi):.3f}  "
          f"MSIS {msis:8.2f}  {milliseconds:8.3f} ms/series", flush=True)
    return smape, mase, score95, milliseconds


def compare(name, own, peers):
    """Auto over the best peer in sMAPE and MASE, and over AutoETS in MSIS and CPU time: below 1 is better."""
    named = {k: v for k, v in peers.items() if k not in ("Naive", "RandomWalkWithDrift")}
    if not named:
        return
    text = "  ".join(f"{what} {own[i] / min(v[i] for v in named.values()):.3f}" for i, what in enumerate(("sMAPE", "MASE")))
    if "AutoETS" in named:
        text += "  ".join(f"  {what} over AutoETS {own[i] / named['AutoETS'][i]:.3f}" for i, what in ((2, "MSIS"), (3, "CPU")))
    print(f"{name:24s} auto over the best peer: {text}", flush=True)


def jipyo(program, train, season, horizon, folder, method="auto"):
    source, out = os.path.join(folder, "train.csv"), os.path.join(folder, "forecast.csv")
    train[["unique_id", "ds", "y"]].to_csv(source, index=False)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "forecast", source, "--horizon", str(horizon), "--season", str(season),
                    "--method", method, "--levels", "80,95", "--out", out, "--quiet"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return pd.read_csv(out), 1000 * cpu / train.unique_id.nunique()


def peer(train, season, horizon, model):
    from statsforecast import StatsForecast, models
    cls = getattr(models, model)
    m = cls() if model in ("Naive", "RandomWalkWithDrift") else cls(season_length=season)
    fallback = models.SeasonalNaive(season) if season > 1 else models.Naive()
    sf = StatsForecast(models=[m], freq=1, n_jobs=1, fallback_model=fallback)
    start = time.process_time()
    f = sf.forecast(df=train[["unique_id", "ds", "y"]].assign(ds=lambda d: d.groupby("unique_id").cumcount() + 1),
                    h=horizon, level=[80, 95])
    cpu = time.process_time() - start
    col = [x for x in f if x not in ("unique_id", "ds") and "-" not in x][0]
    f = f.rename(columns={col: "mean", **{f"{col}-{s}-{l}": f"{s}-{l}" for s in ("lo", "hi") for l in (80, 95)}})
    return f, 1000 * cpu / train.unique_id.nunique()


def main():
    program, data, work = sys.argv[1:4]
    os.makedirs(work, exist_ok=True)
    for name, train, test, season, horizon in collections(data):
        full = scales(train, season)
        f, ms = jipyo(program, train, season, horizon, work)
        own = score(name, "jipyo auto", test, f, full, ms)
        names = ["Naive", "RandomWalkWithDrift", "DynamicOptimizedTheta", "AutoETS", "AutoTheta"]
        if os.environ.get("PEERS") == "all":  # slow: minutes
            names += ["AutoCES", "AutoARIMA"]
        peers = {}
        for model in names:
            f, ms = peer(train, season, horizon, model)
            peers[model] = score(name, model, test, f, full, ms)
        compare(name, own, peers)


if __name__ == "__main__":
    main()
