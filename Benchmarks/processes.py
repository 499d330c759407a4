#!/usr/bin/env python3
"""`auto` on simulated processes against AutoETS, AutoTheta and naive (statsforecast), and against the truth where it is known.

usage: processes.py JIPYO [--series 60] [--season 1|4|12] [--only WORD]

Years of 3, 5, 8 and 10 values (three ahead), quarters of 12 and 24 (four ahead), months of 24, 48 and 96 (twelve ahead). Prints for each process
and length what 80 and 95 % intervals of `auto` hold, then the pinball loss (quantiles 0.05 to 0.95), the 95 % interval score
and the absolute error of `auto` over each peer's: sums over all series and steps, below 1 is better. "truth" is the predictive
distribution of someone who knows the process, its parameters and the spread of its first state (Kalman filter; counts: their law).
Several draws of 60 series differ by 2 to 5 % and 2 to 3 points of coverage. (pip: numpy, pandas, scipy, statsforecast)
"""
import argparse
import io
import os
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
os.environ["NIXTLA_ID_AS_COL"] = "1"
import numpy as np

try:
    import pandas as pd
    from scipy import stats
    from statsforecast import StatsForecast, models
except ImportError as missing:
    sys.exit(f"{missing.name} is not there: skipped")

arguments = argparse.ArgumentParser()
arguments.add_argument("jipyo")
arguments.add_argument("--series", type=int, default=60)
arguments.add_argument("--season", type=int)
arguments.add_argument("--only", default="")
arguments = arguments.parse_args()
P = np.r_[0.025, np.round(np.arange(1, 20) * 0.05, 2), 0.975]
LEVELS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95]
Z = stats.norm.ppf(P)


def linear(transition, seen, shocks, noise, first, spread):
    """A linear Gaussian process: series and the truth's quantiles. The first state has a mean and a standard deviation."""
    T, z, S = np.array(transition, float), np.array(seen, float), np.diag(np.array(shocks, float) ** 2)

    def draw(rng, n, h):
        x = rng.normal(first, spread)
        y = np.empty(n + h)
        for t in range(n + h):
            y[t] = z @ x + noise * rng.normal()
            x = T @ x + np.sqrt(np.diag(S)) * rng.normal(size=len(x))
        a, V = np.array(first, float), np.diag(np.array(spread, float) ** 2)
        quantiles = []
        for t in range(n + h):
            F = z @ V @ z + noise ** 2
            if t < n:
                gain = V @ z / F if F > 0 else 0 * a
                a, V = a + gain * (y[t] - z @ a), V - np.outer(gain, z @ V)
            else:
                quantiles.append(z @ a + np.sqrt(F) * Z)
            a, V = T @ a, T @ V @ T.T + S
        return y, np.array(quantiles)
    return draw


def seasonal(base, season, size, shift=0):
    """Adds a fixed season, which the truth knows, and for `shift` a step of the level, which it does not."""
    def draw(rng, n, h):
        y, q = base(rng, n, h)
        turn = size * np.sin(2 * np.pi * (np.arange(n + h) / season + rng.random()))
        turn += size / 2 * rng.normal(size=season)[np.arange(n + h) % season]
        step = shift * rng.choice([-1, 1]) * (np.arange(n + h) >= int(n * rng.uniform(0.3, 0.8)))
        return y + turn + step, None if shift else q + turn[n:, None]
    return draw


def heavy(rng, n, h):
    y = 100 + np.cumsum(rng.normal(0, 1, n + h)) + 3 * rng.standard_t(3, n + h)
    return y, None


def counts(mean, size=None, season=0):
    def draw(rng, n, h):
        level = mean * np.exp(season * np.sin(2 * np.pi * (np.arange(n + h) / 12 + rng.random())))
        if size is None: return rng.poisson(level), stats.poisson.ppf(P, level[n:, None])
        return rng.negative_binomial(size, size / (size + level)), stats.nbinom.ppf(P, size, size / (size + level[n:, None]))
    return draw


def intermittent(rng, n, h):
    return (rng.random(n + h) < 0.25) * (1 + rng.poisson(3, n + h)), None


def percentages(rng, n, h):
    x = 3.5 + np.cumsum(rng.normal(0, 0.15, n + h)) + rng.normal(0, 0.15, n + h)
    return 100 / (1 + np.exp(-x)), None


def followers(rng, n, h):
    speed, turn = rng.uniform(0.4, 0.9) * 10 / n, rng.uniform(0.3, 1.1) * n
    return 10_000 / (1 + np.exp(-speed * (np.arange(n + h) - turn))) * np.exp(rng.normal(0, 0.03, n + h)), None


AR, WALK = linear([[0.7, 0], [0, 1]], [1, 1], [5, 0], 0, [0, 100], [7, 0]), linear([[1, 1], [0, 1]], [1, 0], [4, 0], 0, [100, 2], [10, 0])
LEVEL, TREND = linear([[1]], [1], [2], 4, [100], [10]), linear([[1, 1], [0, 1]], [1, 0], [2, 0.7], 3, [100, 2], [10, 2])
DAMPED = linear([[1, 0.85], [0, 0.85]], [1, 0], [2, 0.7], 3, [100, 5], [10, 3])
ANY = {"AR(1)": AR, "walk with drift": WALK, "local level": LEVEL, "local trend": TREND, "damped trend": DAMPED, "t3 noise": heavy,
       "Poisson 8": counts(8), "neg. binomial 8": counts(8, 2)}
KINDS = {
    (1, 3, (3, 5, 8, 10)): ANY | {"percentages": percentages, "followers": followers},
    (4, 4, (12, 24)): {"AR(1)": AR, "local trend": TREND, "season": seasonal(LEVEL, 4, 10), "season, shift": seasonal(LEVEL, 4, 10, 25)},
    (12, 12, (24, 48, 96)): ANY | {
        "season": seasonal(LEVEL, 12, 10), "season, shift": seasonal(LEVEL, 12, 10, 25), "Poisson 1": counts(1), "Poisson 8, season": counts(8, None, 0.5),
        "neg. bin. 2, season": counts(2, 1, 0.7), "neg. binomial 1": counts(1, 0.5), "intermittent": intermittent},
}


def side(p): return f"{'lo' if p < 0.5 else 'hi'}-{round(100 * abs(2 * p - 1))}"


def auto(path, season, h, name):
    support = ["--support", "0..100"] if name == "percentages" else []
    command = [arguments.jipyo, "forecast", path, "--horizon", str(h), "--season", str(season), "--levels", ",".join(map(str, LEVELS)), "--quiet"]
    f = pd.read_csv(io.StringIO(subprocess.run(command + support, check=True, capture_output=True, text=True).stdout))
    columns = [(f["lo-10"] + f["hi-10"]) / 2 if p == 0.5 else f[side(p)] for p in P]
    return np.stack(columns, 1).reshape(-1, h, len(P)), f["mean"].to_numpy().reshape(-1, h)


def peer(model, train, season, h):
    fallback = models.SeasonalNaive(season) if season > 1 else models.Naive()
    f = StatsForecast(models=[model], freq=1, n_jobs=1, fallback_model=fallback).forecast(df=train, h=h, level=LEVELS)
    own = [c for c in f if c not in ("unique_id", "ds") and "-" not in c][0]
    columns = [f[own] if p == 0.5 else f[f"{own}-{side(p)}"] for p in P]
    return np.stack(columns, 1).reshape(-1, h, len(P)), f[own].to_numpy().reshape(-1, h)


def scores(y, quantiles, points):
    v = y[:, :, None]
    loss = np.maximum(P * (v - quantiles), (P - 1) * (v - quantiles))[:, :, 1:20].mean()
    lo, hi = quantiles[:, :, 0], quantiles[:, :, -1]
    score = (hi - lo + 40 * np.maximum(lo - y, 0) + 40 * np.maximum(y - hi, 0)).mean()
    return np.array([loss, score, np.abs(y - points).mean()])


print(f"{'':32}  80%  95% | pinball over AutoETS AutoTheta naive truth | interval score, the same | absolute error, the same")
for (season, h, lengths), kinds in KINDS.items():
    for name, draw in kinds.items():
        if arguments.only not in name or arguments.season not in (None, season): continue
        for n in lengths:
            rng = np.random.default_rng([len(name), season, n])
            drawn = [draw(rng, n, h) for _ in range(arguments.series)]
            y = np.stack([d[0][n:] for d in drawn])
            train = pd.DataFrame({"unique_id": np.repeat([f"{k:05d}" for k in range(len(drawn))], n), "ds": np.tile(np.arange(1, n + 1), len(drawn)),
                                  "y": np.concatenate([d[0][:n] for d in drawn]).astype(float)})
            with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
                train.to_csv(file.name, index=False)
                q, mean = auto(file.name, season, h, name)
            mine, row = scores(y, q, mean), []
            naive = models.SeasonalNaive(season) if "season" in name else models.Naive()
            for model in (models.AutoETS(season), models.AutoTheta(season), naive):
                row.append(mine / scores(y, *peer(model, train, season, h)))
            if drawn[0][1] is not None:
                truth = np.stack([d[1] for d in drawn])
                row.append(mine / scores(y, truth, truth[:, :, 10]))
            held = [((y >= q[:, :, k]) & (y <= q[:, :, -1 - k])).mean() for k in (2, 0)]
            parts = [" ".join(f"{r[k]:5.2f}" for r in row) + ("" if len(row) == 4 else "     –") for k in range(3)]
            period = {1: "years", 4: "quarters", 12: "months"}[season]
            print(f"{name:20} {n:3} {period:8} {held[0]:.2f} {held[1]:.2f} | " + " | ".join(parts), flush=True)
