#!/usr/bin/env python3
"""What 80 and 95 % intervals of `auto` hold at full history, by collection, frequency and number of values.

usage: coverage_by_length.py JIPYO M1.CSV EXTRA.CSV LGBF.CSV

EXTRA.CSV is what learn/extra_series.py makes (R's series, US employment, countries, US states); LGBF.CSV has unique_id, ds, y of councils, of which
the last two values are forecast. At most some 400 to 800 series of a collection and frequency; groups of fewer than eight are left out.
"""
import io
import subprocess
import sys
import tempfile

import pandas as pd

program, m1, extra, lgbf = sys.argv[1:5]
NAMES = {"R": "R's series", "E": "US employment", "G": "countries", "P": "US states"}
LENGTHS = {1: [0, 10, 15, 20, 30], 4: [0, 16, 32, 48], 12: [0, 36, 60, 84, 120]}


def collections():
    a, b = pd.read_csv(m1).assign(c="M1"), pd.read_csv(extra)
    b["c"] = b.unique_id.str[0].map(lambda k: NAMES.get(k, k))
    d = pd.read_csv(lgbf).sort_values(["unique_id", "ds"])
    left = d.groupby("unique_id").cumcount(ascending=False)
    d = d.assign(split=(left < 2).map({True: "test", False: "train"}), period="yearly", season_length=1, horizon=2, c="councils")
    return pd.concat([a, b, d])


def forecast(train, season, horizon):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        train.assign(ds=train.groupby("unique_id").cumcount() + 1)[["unique_id", "ds", "y"]].to_csv(file.name, index=False)
        command = [program, "forecast", file.name, "--horizon", str(horizon), "--season", str(season), "--quiet"]
        return pd.read_csv(io.StringIO(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def held(x):
    rate = lambda level: f"{((x.y >= x[f'lo-{level}']) & (x.y <= x[f'hi-{level}'])).mean():.2f}".lstrip("0")
    return f"{x.unique_id.nunique()}: {rate(80)}/{rate(95)}"


for (period, name), g in collections().groupby(["period", "c"]):
    season = int(g.season_length.iloc[0])
    ids = sorted(g.unique_id.unique())
    g = g[g.unique_id.isin(ids[::max(1, len(ids) // 400)])]
    train, later = g[g.split == "train"], g[g.split == "test"]
    f = forecast(train, season, int(g.horizon.max()))
    place = lambda d: d.assign(k=d.groupby("unique_id").cumcount())
    x = place(f).merge(place(later)[["unique_id", "k", "y"]], on=["unique_id", "k"])
    size = x.unique_id.map(train.groupby("unique_id").size())
    ends = LENGTHS[season] + [10 ** 9]
    groups = [(f"{a + 1} to {b}" if b < 10 ** 9 else f"over {a}", x[(size > a) & (size <= b)]) for a, b in zip(ends, ends[1:])]
    row = [f"all {held(x)}"] + [f"{label} values {held(q)}" for label, q in groups if q.unique_id.nunique() >= 8]
    print(f"{period}, {name}: " + ", ".join(row), flush=True)
