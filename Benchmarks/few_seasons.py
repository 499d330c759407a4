#!/usr/bin/env python3
"""What 80 and 95 % intervals hold where about two seasons or fewer are known: single periods by method, and the next year's total.

usage: few_seasons.py JIPYO M1.CSV EXTRA.CSV [METHOD ...]

EXTRA.CSV is what learn/extra_series.py makes (R's series, US employment). Every series is cut to its last known periods, some 150
series of a collection. The widths up to six seasons were set on these collections, so this shows what was fitted, not what is new.
"""
import io
import subprocess
import sys
import tempfile

import pandas as pd

program, m1, extra = sys.argv[1:4]
methods = sys.argv[4:] or ["auto", "ses", "naive", "snaive", "ets", "arima"]
NAMES = {"R": "R's series", "E": "US employment"}


def collections(kind):
    """(name, training parts, the first year that followed) of about 150 series each."""
    for path in (m1, extra):
        d = pd.read_csv(path)
        d = d[d.period == kind].sort_values(["unique_id", "ds"])
        for key, part in d.groupby(d.unique_id.str[0] if path == extra else pd.Series("M1", index=d.index)):
            ids = sorted(part.unique_id.unique())
            part = part[part.unique_id.isin(ids[::max(1, len(ids) // 150)])]
            yield NAMES.get(key, key), part[part.split == "train"], part[part.split == "test"]


def held(x, level):
    return f"{((x.y >= x[f'lo-{level}']) & (x.y <= x[f'hi-{level}'])).mean():.3f}".lstrip("0")


def run(*arguments):
    return pd.read_csv(io.StringIO(subprocess.run([program, *arguments, "--quiet"], check=True, capture_output=True, text=True).stdout))


for kind, season, letter, cuts in (("monthly", 12, "-", (6, 12, 18, 23, 25)), ("quarterly", 4, "-Q", (4, 7, 9))):
    for name, train, later in collections(kind):
        later = later.assign(k=later.groupby("unique_id").cumcount()).query("k < @season")
        total = later.groupby("unique_id").y.agg(["sum", "count"]).query("count == @season")["sum"]
        for cut in cuts:
            known = train.groupby("unique_id").tail(cut)[["unique_id", "y"]]
            known = known[known.groupby("unique_id").y.transform("count").eq(cut) & known.unique_id.isin(total.index)]
            place = 2002 * season - cut + known.groupby("unique_id").cumcount()
            width = 2 if season == 12 else 1
            known.insert(1, "ds", [f"{p // season}{letter}{p % season + 1:0{width}d}" for p in place])
            with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
                known.to_csv(file.name, index=False)
                row = []
                for method in methods:
                    if method == "snaive" and cut < season: continue
                    f = run("forecast", file.name, "--horizon", str(season), "--method", method)
                    x = f.assign(k=f.groupby("unique_id").cumcount()).merge(later[["unique_id", "k", "y"]], on=["unique_id", "k"])
                    row.append(f"{method} {held(x, 80)}/{held(x, 95)}")
                x = run("yearend", file.name, "--csv").assign(y=lambda t: t.unique_id.map(total))
                print(f"{name}, {cut} of {season}, {len(x)} series:", ", ".join(row), f"| total {held(x, 80)}/{held(x, 95)}", flush=True)
