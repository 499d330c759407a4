#!/usr/bin/env python3
"""Sparse monthly counts: Jipyo against Croston's family of statsforecast and against plain quantiles, in one run.

usage: counts.py JIPYO DATA.csv [--season 12] [--horizon 6] [--methods auto,count,tsb] [--simulated 40]

DATA.csv has unique_id, ds, y (whole numbers from 0); its series are split in two halves, every second one in each. Besides,
so many series of each of eight simulated kinds are measured (0 for none), among them one whose rate moves, one with a season, one
in bursts and one that stops. From 24 values on, every seventh month is an origin (four origins of a simulated series).

Prints the pinball loss over the quantiles 0.05 to 0.95 (as it is, and over the mean of the history, at least 0.2), coverage of 80
and 95 % and CPU milliseconds an origin; an average is over the origins of a series, then over series. The peers: the points of
Croston's family with conformal intervals of two and three windows, cut at 0; and, stronger, quantiles of the whole history and of
its last two years, and a negative binomial around TSB's point with the history's dispersion. (pip: statsforecast, pandas, scipy)
"""
import argparse, os, resource, subprocess, tempfile, time, warnings
warnings.filterwarnings("ignore"); os.environ["NIXTLA_ID_AS_COL"] = "1"
import numpy as np, pandas as pd
from scipy.stats import nbinom

a = argparse.ArgumentParser(); a.add_argument("jipyo"); a.add_argument("data"); a.add_argument("--season", type=int, default=12)
a.add_argument("--horizon", type=int, default=6); a.add_argument("--methods", default="auto,count,tsb")
a.add_argument("--simulated", type=int, default=40); a = a.parse_args(); H = a.horizon
LEVELS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95]
P = np.round(np.r_[0.025, np.arange(1, 20) * 0.05, 0.975], 3)


def simulated(count):
    """(kind, values): count series of each kind, 40 to 110 months with a rate from 0.15 to 5."""
    rng = np.random.default_rng(7)
    for _ in range(count):
        n, mu = int(rng.integers(40, 110)), np.exp(rng.uniform(np.log(.15), np.log(5))); t = np.arange(n)
        size = np.exp(rng.uniform(np.log(.15), np.log(2))); turn = 2 * np.pi * t / 12 + rng.uniform(0, 6)
        active, on = np.zeros(n, int), 0
        for i in t: on = active[i] = int(rng.random() < (.75 if on else .12))
        stop = rng.poisson(mu + .5, n); stop[int(n * rng.uniform(.5, .9)):] = 0
        yield "Poisson", rng.poisson(mu, n)
        yield "neg. binomial", rng.negative_binomial(size, size / (size + mu), n)
        yield "zero-inflated", rng.poisson(2 * mu, n) * (rng.random(n) < .4)
        yield "rate moves", rng.poisson(np.exp(np.clip(np.log(mu) + np.cumsum(rng.normal(0, .12, n)), -4, 3.5)))
        yield "season", rng.poisson(mu * np.exp(1.2 * np.sin(turn) - .4))
        yield "bursts", (rng.negative_binomial(1, 1 / (1 + 2 * mu), n) + 1) * active
        yield "stops", stop
        yield "trend", rng.poisson(mu * np.linspace(.2, 2.5, n))


def read():
    """Every origin: collection, series, history, what came."""
    series = [(f"data, half {i % 2 + 1}", k, g.y.to_numpy(float)) for i, (k, g) in enumerate(pd.read_csv(a.data).groupby("unique_id", sort=False))]
    series += [(kind, f"s{i}", y.astype(float)) for i, (kind, y) in enumerate(simulated(a.simulated))]
    for kind, name, y in series:
        last = len(y) - H
        if last < 24: continue
        origins = range(24, last + 1, 7) if kind.startswith("data") else sorted(set(np.linspace(24, last, 4).astype(int)))
        for o in origins:
            if y[:o].sum() > 0: yield kind, name, y[:o], y[o:o + H]


jobs = list(read()); kinds = list(dict.fromkeys(j[0] for j in jobs)); truth = np.array([j[3] for j in jobs])
scale = np.array([max(j[2].mean(), .2) for j in jobs]); kind = np.array([j[0] for j in jobs]); series = np.array([j[0] + j[1] for j in jobs])
lengths = [len(j[2]) for j in jobs]
train = pd.DataFrame({"unique_id": np.repeat([f"{k:06d}" for k in range(len(jobs))], lengths),
                      "ds": np.concatenate([np.arange(1, n + 1) for n in lengths]), "y": np.concatenate([j[2] for j in jobs])})
results = {}


def side(p): return f"{'lo' if p < .5 else 'hi'}-{round(100 * abs(2 * p - 1))}"


def score(label, quantiles, ms):
    y = truth[:, :, None]; f = quantiles[:, :, 1:20]; q = P[1:20]
    loss = np.maximum(q * (y - f), (q - 1) * (y - f)).mean((1, 2))
    inside = lambda lo, hi: ((truth >= quantiles[:, :, lo]) & (truth <= quantiles[:, :, hi])).mean(1)
    rows = pd.DataFrame({"kind": kind, "series": series, "plain": loss, "scaled": loss / scale, "80": inside(2, 18), "95": inside(0, 20)})
    results[label] = rows.groupby(["kind", "series"]).mean().groupby("kind").mean(), ms


def jipyo(method):
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "train.csv"), os.path.join(folder, "out.csv"); train.astype({"y": int}).to_csv(path, index=False)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([a.jipyo, "forecast", path, "--season", str(a.season), "--horizon", str(H), "--method", method,
                        "--levels", ",".join(map(str, LEVELS)), "--out", out, "--quiet"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        f = pd.read_csv(out).sort_values(["unique_id", "ds"])
    columns = [(f["lo-10"] + f["hi-10"]) / 2 if p == .5 else f[side(p)] for p in P]
    score(f"jipyo {method}", np.stack(columns, 1).reshape(len(jobs), H, 21),
          1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(jobs))


def conformal(model):
    from statsforecast import StatsForecast
    name = str(model); clock = time.process_time()
    f = StatsForecast(models=[model], freq=1, n_jobs=1).forecast(df=train, h=H, level=LEVELS); clock = time.process_time() - clock
    columns = [np.maximum(f[name if p == .5 else f"{name}-{side(p)}"].to_numpy(), 0) for p in P]
    score(f"conformal {name}", np.stack(columns, 1).reshape(len(jobs), H, 21), 1000 * clock / len(jobs))
    return f[name].to_numpy().reshape(len(jobs), H)


def plain(label, quantiles):
    clock = time.process_time(); rows = np.stack([quantiles(k, j[2]) for k, j in enumerate(jobs)]); clock = time.process_time() - clock
    score(label, np.repeat(rows[:, None, :], H, 1), 1000 * clock / len(jobs))


for method in a.methods.split(","): jipyo(method)
from statsforecast.models import ADIDA, IMAPA, TSB, CrostonClassic, CrostonOptimized, CrostonSBA
from statsforecast.utils import ConformalIntervals
for windows in (2, 3):
    c = dict(prediction_intervals=ConformalIntervals(n_windows=windows, h=H))
    for model in (CrostonClassic, CrostonOptimized, CrostonSBA, IMAPA, ADIDA): conformal(model(**c, alias=f"{model.__name__} {windows}"))
    points = conformal(TSB(.1, .1, **c, alias=f"TSB {windows}"))
plain("quantiles of history", lambda k, y: np.quantile(y, P, method="inverted_cdf"))
plain("quantiles of 24 months", lambda k, y: np.quantile(y[-24:], P, method="inverted_cdf"))


def around(k, y):
    mean, size = max(points[k, 0], 1e-6), y.mean() ** 2 / max(y.var(ddof=1) - y.mean(), 1e-4 * y.mean() ** 2)
    return nbinom.ppf(P, size, size / (size + mean))


plain("neg. binomial round TSB", around)

print(f"{len(jobs)} origins of {len(set(series))} series")
for measure in ("plain", "scaled", "80", "95"):
    print(f"\n{measure:24}" + "".join(f"{k[:13]:>14}" for k in kinds) + ("   CPU ms" if measure == "plain" else ""))
    for label, (r, ms) in results.items():
        print(f"{label:24}" + "".join(f"{r[measure][k]:14.4f}" for k in kinds) + (f"{ms:9.3f}" if measure == "plain" else ""))
print()
for measure in ("plain", "scaled"):
    for name, group in (("conformal", "conformal"), ("any", "")):
        peers = [r[measure] for l, (r, _) in results.items() if not l.startswith("jipyo") and l.startswith(group)]
        for method in a.methods.split(","):
            r = results[f"jipyo {method}"][0][measure]
            print(f"{measure:7} {method:6} over best {name:9} peer" + "".join(f"  {k}: {r[k] / min(p[k] for p in peers):.3f}" for k in kinds))
