#!/usr/bin/env python3
"""Learns the constants of SingleWidth.swift: how the widths of single methods differ from those of the combination.

usage: widths.py --m1 m1.csv --extra more.csv --lgbf lgbf_annual_dev.csv --errors .build/release/errors [--left-out]

Data, mixture of collections and simulated families as in ../auto.py. The log of the factor on the scale and one on the degrees of
freedom maximise the Student t likelihood of all methods' errors together, with penalties that keep 80 and 95 % covered by every
method near and far, by the mixture and by every simulated family. Prints the constants and the coverage by method and pool, with
--left-out also for each pool from constants learned without it. A few minutes; numpy, pandas, scipy.
"""
import argparse, io, os, subprocess, sys, tempfile
import numpy as np, pandas as pd
from scipy import stats
from scipy.optimize import minimize
from scipy.special import gammaln
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import auto

METHODS = "naive,snaive,drift,mean,window,ses,holt,damped,ets,theta,otheta,dotheta,ces,mstl,saturating,arima"
NAMES = ["constant", "step", "smaller", "smallerStep", "larger", "largerStep", "apart", "far", "farStep", "freedom"]
ROWS = 80_000  # of every kind, drawn at random


def errors(program, series, kind):
    with tempfile.TemporaryDirectory() as folder:
        path, text = os.path.join(folder, "series.txt"), lambda v: ",".join(repr(float(x)) for x in v)
        with open(path, "w") as f:
            for pool, L in series.items():
                for u, a, b in L: f.write(f"{pool};{u};{auto.SEASON[kind]};{text(a)};{text(b)}\n")
        d = pd.read_csv(io.StringIO(subprocess.run([program, path, METHODS], check=True, capture_output=True, text=True).stdout))
    d = d[np.isfinite(d.miss)].reset_index(drop=True); d["z"] = np.log(np.abs(d.miss) + 1e-12); return d


def features(d):
    h, low, high, far = np.log(d.h), np.minimum(d.ratio, 0), np.maximum(d.ratio, 0), np.maximum(d.distance, 0)
    return np.c_[np.ones(len(d)), h, low, low * h, high, high * h, d.distance, far, far * h]


def inside(d, b):
    nu = 1.5 + (d.nu - 1.5) * np.exp(b[-1]); return 2 * stats.t.cdf(np.exp(d.z - features(d) @ b[:-1]), nu) - 1


def weights(d, pools):
    per = d.groupby(["pool", "id", "method"]).h.transform("size"); return (d.pool.map(pools).fillna(0) / d.pool.map(d.groupby("pool").id.nunique()) / per).to_numpy()


def fit(d, W, ridge=2e-3):
    X, z, nu0 = features(d), d.z.to_numpy(), d.nu.to_numpy(); W = W / W.sum()
    group = d.method.astype("category").cat.codes.to_numpy() * 2 + (d.h.to_numpy() > d.h.max() / 2); G = group.max() + 1; total = np.maximum(np.bincount(group, W, G), 1e-300)
    family = np.where(d.pool == "sim", d.id.astype(str).str.split(".").str[0], ""); families = [np.nonzero(family == x)[0] for x in sorted(set(family) - {""})]
    def f(b):
        nu, ls = 1.5 + (nu0 - 1.5) * np.exp(b[-1]), X @ b[:-1]; q = np.exp(np.clip(z - ls, -30, 30)); u = 2 * stats.t.cdf(q, nu) - 1
        v = -(W * (gammaln((nu + 1) / 2) - gammaln(nu / 2) - .5 * np.log(nu * np.pi) - (nu + 1) / 2 * np.log1p(q * q / nu) - ls)).sum()
        for level, width, weight, slack in ((.8, .02, 4, .01), (.95, .008, 16, .005)):
            s = 1 / (1 + np.exp(np.clip((u - level) / width, -50, 50))); off = np.bincount(group, W * s, G) / total - level
            v += 8 * weight * ((np.maximum(np.abs(off) - slack, 0)**2).mean() + ((W * s).sum() - level)**2)
            v += weight * sum(max(abs(np.average(s[t], weights=W[t]) - level) - .02, 0)**2 for t in families)
        return v + ridge * (b * b).sum()
    return minimize(f, np.zeros(len(NAMES)), method="L-BFGS-B", options=dict(maxiter=60)).x


def table(d, u):
    t = (100 * d.assign(a=u < .8, b=u < .95).groupby(["method", "pool"])[["a", "b"]].mean()).round(0).astype(int).astype(str); print((t.a + "/" + t.b).unstack("pool").to_string())


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for x in ("m1", "extra", "lgbf", "errors"): p.add_argument("--" + x, required=True)
    p.add_argument("--left-out", action="store_true"); a = p.parse_args(); series = auto.collections(a.m1, a.extra, a.lgbf)
    for kind in auto.KINDS:
        d = errors(a.errors, series[kind], kind); pools = auto.WIDTH_POOLS[kind]; some = np.random.default_rng(1).random(len(d)) < ROWS / len(d)
        few, W = d[some].reset_index(drop=True), weights(d, pools)[some]; b = fit(few, W); print(kind, dict(zip(NAMES, b.round(3).tolist())), flush=True); table(d, inside(d, b))
        for left in [x for x in pools if x != "sim"] if a.left_out else []:
            own = d[d.pool == left]; print("without", left); table(own, inside(own, fit(few, W * (few.pool != left).to_numpy())))


if __name__ == "__main__":
    main()
