#!/usr/bin/env python3
"""What the intervals of a year's total hold (`jipyo yearend`), by how many months or quarters are known in all.

usage: year_end.py JIPYO M1.CSV EXTRA.CSV

EXTRA.CSV is what learn/extra_series.py makes (R's series, US employment). Every series gives two windows, its end and its middle; the
known periods end within the year (3 months: March is the last one) or, where they fill years, before a year of which nothing is known.
"""
import io
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd

program, m1, extra = sys.argv[1:4]
NAMES = {"R": "R's series", "E": "US employment"}
CUTS = (("monthly", 12, "-", (3, 6, 24)), ("quarterly", 4, "-Q", (2, 4, 6, 8)))


def collections(kind):
    """(name, list of histories) of every collection."""
    for path in (m1, extra):
        d = pd.read_csv(path)
        d = d[d.period == kind]
        for key, part in d.groupby(d.unique_id.str[0] if path == extra else pd.Series("M1", index=d.index)):
            yield NAMES.get(key, key), [x.y.to_numpy() for _, x in part.groupby("unique_id", sort=True)]


def windows(histories, cut, season):
    """(known values, total of the running year) of every history that is long enough."""
    inside = cut % season
    need = cut + season - inside
    for y in histories:
        for start in sorted({len(y) - need, (len(y) - need) // 2}):
            if start >= 0:
                w = y[start:start + need]
                yield w[:cut], w[cut - inside:].sum()


for kind, season, letter, cuts in CUTS:
    for name, histories in collections(kind):
        for cut in cuts:
            rows, totals = [], {}
            first = 2002 * season + cut % season - cut
            for index, (known, total) in enumerate(windows(histories, cut, season)):
                totals[f"w{index}"] = total
                for step, value in enumerate(known):
                    place = first + step
                    rows.append((f"w{index}", f"{place // season}{letter}{place % season + 1:0{2 if season == 12 else 1}d}", value))
            with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
                pd.DataFrame(rows, columns=["unique_id", "ds", "y"]).to_csv(file.name, index=False)
                done = subprocess.run([program, "yearend", file.name, "--csv", "--quiet"], check=True, capture_output=True, text=True)
            x = pd.read_csv(io.StringIO(done.stdout)).dropna(subset=["mean"])
            y = x.unique_id.map(totals)
            held = [((y >= x[f"lo-{level}"]) & (y <= x[f"hi-{level}"])).mean() for level in (80, 95)]
            error = 200 * np.mean((y - x["mean"]).abs() / (y.abs() + x["mean"].abs()))
            print(f"{name}, {kind}, {cut} known, {len(x)} totals: {held[0]:.2f} / {held[1]:.2f}, sMAPE {error:.1f}", flush=True)
