#!/usr/bin/env python3
"""What `yearend --temporal` does to the next year's total: accuracy and what the intervals hold, by reconciliation.

usage: temporal.py JIPYO M1.CSV EXTRA.CSV

EXTRA.CSV is what learn/extra_series.py makes (R's series, US employment). Every series of whole years, three at least, is forecast for a
year, every third one of M1 and employment. Prints sMAPE, the absolute error over the mean change of yearly totals, what 80 and 95 %
intervals hold, and the median width of the first over the mean.
"""
import io
import subprocess
import sys
import tempfile

import pandas as pd

program, m1, extra = sys.argv[1:4]
KINDS = (None, "wls", "mint", "wls-structural", "ols")


def yearend(path, kind):
    command = [program, "yearend", path, "--csv", "--quiet"] + (["--temporal", kind] if kind else [])
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    x = pd.read_csv(io.StringIO(text)).set_index("unique_id")
    return x[x["mean"].notna()]


def measured(name, d, season):
    d = d.sort_values(["unique_id", "ds"])
    train, later = d[d.split == "train"].copy(), d[d.split == "test"]
    truth = later.groupby("unique_id").y.apply(lambda y: y.iloc[:season].sum())
    size = train.groupby("unique_id").y.transform("count")
    train = train[(size >= 3 * season) & (train.groupby("unique_id").cumcount() >= size % season)].copy()
    place = train.groupby("unique_id").cumcount()
    totals = train.groupby(["unique_id", place // season]).y.sum()
    change = totals.groupby("unique_id").apply(lambda y: y.diff().abs().mean())
    period = 2002 * season - train.groupby("unique_id").y.transform("count") + place
    train["ds"] = [f"{p // 12}-{p % 12 + 1:02d}" if season == 12 else f"{p // 4}-Q{p % 4 + 1}" for p in period]
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        train[["unique_id", "ds", "y"]].to_csv(file.name, index=False)
        for kind in KINDS:
            x = yearend(file.name, kind)
            y, mean = truth.reindex(x.index), x["mean"]
            held = [((y >= x[f"lo-{level}"]) & (y <= x[f"hi-{level}"])).mean() for level in (80, 95)]
            print(
                f"{name}, {len(x)} series, {kind or 'periods alone'}: sMAPE {(200 * (y - mean).abs() / (y.abs() + mean.abs())).mean():.2f}, "
                f"scaled {((y - mean).abs() / change.reindex(x.index)).mean():.3f}, held {held[0]:.3f} / {held[1]:.3f}, "
                f"width {((x['hi-80'] - x['lo-80']) / mean.abs()).median():.3f}", flush=True)


own, more = pd.read_csv(m1), pd.read_csv(extra)
for kind, season in (("monthly", 12), ("quarterly", 4)):
    for name, d in (("M1", own), ("US employment", more[more.unique_id.str.startswith("E")]), ("R's series", more[more.unique_id.str.startswith("R")])):
        d = d[d.period == kind]
        ids = sorted(d.unique_id.unique())
        measured(f"{name}, {kind}", d[d.unique_id.isin(ids if name == "R's series" else ids[::3])], season)
