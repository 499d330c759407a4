#!/usr/bin/env python3
"""What a temporal hierarchy of months, quarters and years is worth for the next year's total, on M1's monthly series.

usage: temporal.py JIPYO M1.CSV WORK-FOLDER

Base forecasts by `auto`; W from nothing (OLS), from the structure, from the variances of the base forecasts, and with the correlation of
a random walk within a level. Prints sMAPE and absolute error over the mean annual change for each, beside months alone, years alone and the
two weighed by precision, as the year-end outlook does.
"""
import os
import sys

import numpy as np
import pandas as pd

from forecast import jipyo

SUM = np.r_[np.ones((1, 12)), np.kron(np.eye(4), np.ones(3)), np.eye(12)]


def levels(d):
    """The training parts of every series by level, its last whole years for the sums, and the total that followed."""
    rows, truth, size = {"y": [], "q": [], "m": []}, {}, {}
    for u, x in d.groupby("unique_id"):
        y, later = (x[x.split == part].y.to_numpy(float) for part in ("train", "test"))
        if len(y) < 36: continue
        whole = y[-(len(y) // 12 * 12):]; truth[u] = later[:12].sum(); size[u] = np.abs(np.diff(whole.reshape(-1, 12).sum(1))).mean()
        for name, v in (("m", y), ("q", whole.reshape(-1, 3).sum(1)), ("y", whole.reshape(-1, 12).sum(1))):
            rows[name] += [(u, i + 1, a) for i, a in enumerate(v)]
    return {k: pd.DataFrame(v, columns=["unique_id", "ds", "y"]) for k, v in rows.items()}, truth, size


def reconciled(b, W):
    Wi = np.linalg.inv(W); return (SUM @ np.linalg.solve(SUM.T @ Wi @ SUM, SUM.T @ Wi @ b))[0]


def totals(b, sd):
    """The year's total in every way, from base forecasts and their spreads: the year, four quarters, twelve months."""
    v = sd**2; level = np.r_[v[0], np.repeat(v[1:5].mean(), 4), np.repeat(v[5:].mean(), 12)]; R = np.eye(17)
    for lo, hi in ((1, 5), (5, 17)):
        i = np.arange(1, hi - lo + 1); R[lo:hi, lo:hi] = np.minimum.outer(i, i) / np.sqrt(np.outer(i, i))
    months = b[5:].sum(); spread = sd[5:] @ R[5:, 5:] @ sd[5:]; gain = spread / (spread + v[0])
    return {"months alone": months, "years alone": b[0], "by precision": months + gain * (b[0] - months), "OLS": reconciled(b, np.eye(17)),
            "structural": reconciled(b, np.diag(SUM.sum(1))), "variance of a node": reconciled(b, np.diag(v)),
            "variance of a level": reconciled(b, np.diag(level)), "correlated": reconciled(b, R * np.outer(sd, sd))}


def main():
    program, data, work = sys.argv[1:4]; os.makedirs(work, exist_ok=True); d = pd.read_csv(data)
    known, truth, size = levels(d[d.period == "monthly"]); base = {}
    for name, season, horizon in (("y", 1, 1), ("q", 4, 4), ("m", 12, 12)):
        f, _ = jipyo(program, known[name], season, horizon, work); f["sd"] = (f["hi-80"] - f["lo-80"]) / 2.5631
        base[name] = {u: (g["mean"].to_numpy(), g.sd.to_numpy()) for u, g in f.groupby("unique_id")}
    errors = {}
    for u, t in truth.items():
        b, sd = (np.concatenate([base[k][u][i] for k in "yqm"]) for i in (0, 1)); sd = np.maximum(sd, 1e-9 * max(sd.max(), 1e-9))
        for name, p in totals(b, sd).items(): errors.setdefault(name, []).append((200 * abs(t - p) / (abs(t) + abs(p)), abs(t - p) / size[u] if size[u] else np.nan))
    print(len(truth), "series")
    for name, e in errors.items(): print(f"{name:22s} sMAPE {np.nanmean(e, 0)[0]:.2f}  scaled {np.nanmean(e, 0)[1]:.3f}")


if __name__ == "__main__":
    main()
