#!/usr/bin/env python3
"""How the two sets of the short history's log scale are mixed (MIXTURE of short_history.py), fitted and looked at.

usage: short_mixture.py --constants CONSTANTS.json --m1 M1.csv --extra EXTRA.csv --lgbf LGBF.csv [--panels] [--fit]

CONSTANTS.json is what short_history.py --json writes, EXTRA.csv what extra_series.py makes. Histories of 3, 4, 5, 6, 8 and 10 positive values,
at most four origins a series and 600 windows a collection; one and two steps ahead. Prints per collection what 80 and 95 % intervals
hold (in all, by thirds of the history's own noise, by length), MSIS on the mean change of the history, and the mean logarithmic score.
--panels adds the panels of ../unseen_panels.py, which were not looked at in choosing. --fit minimises the mean logarithmic score over
the collections, each the same weight. MIXTURE is that minimum (0.64, 1.06, 1.7) with rounder numbers, the council set a little wider, so that 80 % intervals of councils hold three
quarters, and the business set narrower, because `auto` widens it by its models of the series itself.
"""
import argparse
import json
import os
import sys
import warnings

warnings.filterwarnings("ignore")
import numpy as np
import pandas as pd
import short_history as short
from scipy import stats
from scipy.optimize import minimize

LENGTHS, ORIGINS, MOST = (3, 4, 5, 6, 8, 10), 4, 600
NAMES = {"R": "R's series", "E": "US employment", "G": "countries", "P": "US states"}


def collections(a):
    yearly = lambda path: (lambda d: d[d.period == "yearly"])(pd.read_csv(path))
    values = lambda d: {u: g.y.to_numpy(float) for u, g in d.groupby("unique_id")}
    extra, out = yearly(a.extra), {"M1": values(yearly(a.m1))}
    for letter, name in NAMES.items():
        out[name] = values(extra[extra.unique_id.str[0] == letter])
    return out | {"councils": values(pd.read_csv(a.lgbf).sort_values(["unique_id", "ds"]))}


def panels():
    sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
    import unseen_panels
    return {item: dict(unseen_panels.panel(package, item, *rest)) for package, item, *rest in unseen_panels.PANELS}


class Windows:
    """Histories of one length on the logarithm, what came after, and everything that the mixture does not change."""

    def __init__(self, series, n, models, g):
        X, F, scale = [], [], []
        for y in series.values():
            if (y > 0).all():
                for o in range(len(y) - 2, n - 1, -1)[:ORIGINS]:
                    X.append(np.log(y[o - n:o])); F.append(np.log(y[o:o + 2])); scale.append(np.abs(np.diff(y[:o])).mean())
        pick = np.sort(g.choice(len(X), min(MOST, len(X)), replace=False))
        self.X, self.F, self.scale = (np.array(v)[pick] for v in (X, F, scale))
        if len(self.X) == 0: return
        f = np.array(short.features(self.X)).T
        self.noise = np.sqrt(f[:, 3] / max(n - 2, 1))
        self.rows = [np.c_[np.full(len(self.X), n), np.full(len(self.X), h), self.F[:, h - 1] - self.X[:, -1], f] for h in (1, 2)]
        share = short.shares(np.array([short.evidence(self.X, m) for m in models]).T)
        self.centre = [sum(share[:, k] * short.predict(r, m)[0] for k, m in enumerate(models)) for r in self.rows]

    def mixed(self, models, mixture):
        """Per step the errors, and scales, degrees of freedom and weights of the two sets."""
        wide = short.widths(models, mixture)
        weight = short.shares(mixture["evidencePower"] * np.array([short.evidence(self.X, m) for m in wide]).T)
        for r, centre in zip(self.rows, self.centre):
            _, s, nu = zip(*(short.predict(r, m) for m in wide))
            yield r[:, 2] - centre, centre, s, nu, weight


def log_score(w, models, mixture):
    density = lambda e, s, nu, weight: sum(weight[:, k] * stats.t.pdf(e / s[k], nu[k]) / s[k] for k in (0, 1))
    return np.mean([-np.log(np.maximum(density(e, s, nu, weight), 1e-12)) for e, _, s, nu, weight in w.mixed(models, mixture)])


def reach(q, s, nu, weight):
    """The quantile of the error, by bisection."""
    low, high = np.zeros(len(weight)), 200 * np.maximum(*s)
    for _ in range(45):
        mid = (low + high) / 2
        below = sum(weight[:, k] * stats.t.cdf(mid / s[k], nu[k]) for k in (0, 1)) < q
        low, high = np.where(below, mid, low), np.where(below, high, mid)
    return mid


def measures(w, models, mixture):
    """Held of 80 and 95 %, MSIS, log score, held of 80 % by thirds of noise."""
    third = pd.qcut(pd.Series(w.noise).rank(method="first"), 3, labels=False).to_numpy()
    out = []
    for e, centre, s, nu, weight in w.mixed(models, mixture):
        a, b = reach(0.9, s, nu, weight), reach(0.975, s, nu, weight)
        last, at = w.X[:, -1], lambda v: np.exp(np.clip(w.X[:, -1] + v, -50, 50))
        low, high, y = at(centre - b), at(centre + b), at(centre + e)
        msis = ((high - low) + 40 * np.maximum(low - y, 0) + 40 * np.maximum(y - high, 0)) / np.where(w.scale > 0, w.scale, np.nan)
        held = np.abs(e) < a
        out.append([held.mean(), (np.abs(e) < b).mean(), np.nanmean(np.minimum(msis, 500)), log_score(w, models, mixture),
                    *(held[third == k].mean() for k in range(3))])
    return np.mean(out, axis=0)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for x in ("constants", "m1", "extra", "lgbf"): p.add_argument("--" + x, required=True)
    p.add_argument("--panels", action="store_true"); p.add_argument("--fit", action="store_true"); a = p.parse_args()
    J = json.load(open(a.constants)); models = [short.from_json(J, k) for k in ("business", "council")]
    g, seen = np.random.default_rng(1), collections(a)
    all_series = seen | (panels() if a.panels else {})
    cases = {c: [w for n in LENGTHS if len((w := Windows(s, n, models, g)).X) >= 60] for c, s in all_series.items()}
    if a.fit:
        mixture = lambda x: dict(zip(("businessWidth", "councilWidth", "evidencePower"), np.exp(x)))
        score = lambda x: np.mean([np.mean([log_score(w, models, mixture(x)) for w in cases[c]]) for c in seen])
        best = minimize(score, np.log(list(short.MIXTURE.values())), method="Nelder-Mead", options=dict(maxfev=100, xatol=0.01, fatol=1e-5))
        print("least mean log score", {k: round(float(v), 3) for k, v in mixture(best.x).items()}, f"{best.fun:.4f}")
    for c, windows in cases.items():
        rows = {w.X.shape[1]: measures(w, models, short.MIXTURE) for w in windows}; v = np.mean(list(rows.values()), axis=0)
        print(f"{c:16} {v[0]:.3f}/{v[1]:.3f}  MSIS {v[2]:5.2f}  log score {v[3]:6.3f}  thirds {v[4]:.2f} {v[5]:.2f} {v[6]:.2f}  by length "
              + ", ".join(f"{n}: {r[0]:.2f}/{r[1]:.2f}" for n, r in rows.items()), flush=True)


if __name__ == "__main__":
    main()
