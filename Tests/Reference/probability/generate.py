"""Reference values for the Probability target.

Distribution values come from mpmath at 60 digits, except the quantiles, which come from SciPy; SciPy's
densities, cumulative and survival functions are compared with mpmath's here and the largest relative
difference is printed. Run from the repository root: python3 Tests/Reference/probability/generate.py
"""
import json
import math
import os

import mpmath as mp
import numpy as np
import scipy
from scipy import optimize, special, stats

mp.mp.dps = 60
OUT = "Tests/ProbabilityTests/Fixtures"
PROBABILITIES = [1e-300, 1e-100, 1e-20, 1e-10, 1e-6, 1e-3, 0.01, 0.1, 0.25, 0.4999, 0.6, 0.75, 0.9,
                 0.99, 0.999, 0.999999, 1 - 1e-12]


def m(x):
    return mp.mpf(float(x))


def gamma_tails(a, x):
    """P(a, x) and Q(a, x): positive series below a + 1, continued fraction above, the other by 1 -."""
    a, x = mp.mpf(a), mp.mpf(x)
    power = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))
    if x < a + 1:
        total = term = mp.mpf(1)
        n = 0
        while term > total * mp.mpf(10) ** -55:
            n += 1
            term *= x / (a + n)
            total += term
        return power * total, 1 - power * total
    b = x + 1 - a
    c, d = mp.mpf(10) ** 300, 1 / b
    h = d
    for n in range(1, 200000):
        an = n * (a - n)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        h *= c * d
        if abs(c * d - 1) < mp.mpf(10) ** -50:
            break
    upper = power * a * h
    return 1 - upper, upper


def quadrature_tails(a, x):
    """P(a, x) and Q(a, x) for large a, by Gauss-Legendre quadrature over 45 standard deviations."""
    with mp.workdps(40):
        a, x = mp.mpf(a), mp.mpf(x)
        here, sd = (a - 1) * mp.log(x) - x, mp.sqrt(a)

        def relative(u):  # the density over that at x: mp.quad's tolerance is absolute
            t = x + u * sd
            return mp.exp((a - 1) * mp.log(t) - t - here)

        step = 1 if x < a else -1
        tail = mp.quad(lambda u: relative(-step * u), [mp.mpf(i) for i in range(0, 46, 3)])
        tail *= sd * mp.exp(here - mp.loggamma(a))
        return (float(tail), float(1 - tail)) if x < a else (float(1 - tail), float(tail))


def beta_tails(x, y, a, b):
    """I_x(a, b) and its complement, x and y = 1 - x given: the smaller by a series of positive terms."""
    a, b = mp.mpf(a), mp.mpf(b)
    if x * (a + b + 2) >= a + 1:
        upper, lower = beta_tails(y, x, b, a) if y * (a + b + 2) < b + 1 else (None, None)
        if upper is not None:
            return lower, upper
    power = mp.exp(a * mp.log(x) + b * mp.log(y) - mp.loggamma(a) - mp.loggamma(b)
                   + mp.loggamma(a + b)) / a
    total = term = mp.mpf(1)
    n = 0
    while term > total * mp.mpf(10) ** -55:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return power * total, 1 - power * total


def normal_tails(z):
    return mp.ncdf(z), mp.ncdf(-z)


def t_tails(t, n):
    if t == 0:
        return mp.mpf("0.5"), mp.mpf("0.5")
    tail = beta_tails(n / (n + t * t), t * t / (n + t * t), n / 2, mp.mpf("0.5"))[0] / 2
    return (tail, 1 - tail) if t < 0 else (1 - tail, tail)


def exact(family, q, x):
    """(density, cumulative, survival) at x, by mpmath."""
    x = m(x)
    if family == "normal":
        z = (x - m(q[0])) / m(q[1])
        return (mp.npdf(z) / m(q[1]), *normal_tails(z))
    if family == "lognormal-log":
        z = (mp.log(x) - m(q[0])) / m(q[1])
        return (mp.npdf(z) / (m(q[1]) * x), *normal_tails(z))
    if family == "lognormal":
        s2 = mp.log(1 + (m(q[1]) / m(q[0])) ** 2)
        z = (mp.log(x) - mp.log(m(q[0])) + s2 / 2) / mp.sqrt(s2)
        return (mp.npdf(z) / (mp.sqrt(s2) * x), *normal_tails(z))
    if family == "uniform":
        a, b = map(m, q)
        return 1 / (b - a), (x - a) / (b - a), (b - x) / (b - a)
    if family == "triangular":
        a, c, b = map(m, q)
        if x < c:
            f = (x - a) ** 2 / ((b - a) * (c - a))
            return 2 * (x - a) / ((b - a) * (c - a)), f, 1 - f
        s = (b - x) ** 2 / ((b - a) * (b - c))
        return 2 * (b - x) / ((b - a) * (b - c)), 1 - s, s
    if family in ("beta", "pert"):
        if family == "beta":
            a, b, low, high = m(q[0]), m(q[1]), mp.mpf(0), mp.mpf(1)
        else:
            low, mode, high = map(m, q)
            a = 1 + 4 * (mode - low) / (high - low)
            b = 1 + 4 * (high - mode) / (high - low)
        u, v = (x - low) / (high - low), (high - x) / (high - low)
        pdf = u ** (a - 1) * v ** (b - 1) / mp.beta(a, b) / (high - low)
        return (pdf, *beta_tails(u, v, a, b))
    if family == "gamma":
        k, s = map(m, q)
        y = x / s
        pdf = y ** (k - 1) * mp.exp(-y) / mp.gamma(k) / s
        return (pdf, *gamma_tails(k, y))
    if family == "studentt":
        n, loc, s = map(m, q)
        t = (x - loc) / s
        pdf = mp.gamma((n + 1) / 2) / (mp.sqrt(n * mp.pi) * mp.gamma(n / 2))
        return (pdf * (1 + t * t / n) ** (-(n + 1) / 2) / s, *t_tails(t, n))
    if family == "poisson":
        mu = m(q[0])
        low, high = gamma_tails(x + 1, mu)
        return mu ** x * mp.exp(-mu) / mp.factorial(x), high, low
    if family == "negbinomial":
        mu, k = map(m, q)
        p, f = k / (k + mu), mu / (k + mu)
        pmf = mp.gamma(k + x) / (mp.gamma(k) * mp.factorial(x)) * p**k * f**x
        return (pmf, *beta_tails(p, f, k, x + 1))
    if family == "binomial":
        n, p = map(m, q)
        pmf = mp.binomial(n, x) * p**x * (1 - p) ** (n - x)
        if x == n:
            return pmf, mp.mpf(1), mp.mpf(0)
        low, high = beta_tails(p, 1 - p, x + 1, n - x)
        return pmf, high, low
    raise ValueError(family)


def frozen(family, q):
    if family == "normal":
        return stats.norm(*q)
    if family == "lognormal-log":
        return stats.lognorm(q[1], scale=math.exp(q[0]))
    if family == "lognormal":
        s2 = math.log1p((q[1] / q[0]) ** 2)
        return stats.lognorm(math.sqrt(s2), scale=q[0] * math.exp(-s2 / 2))
    if family == "uniform":
        return stats.uniform(q[0], q[1] - q[0])
    if family == "triangular":
        return stats.triang((q[1] - q[0]) / (q[2] - q[0]), q[0], q[2] - q[0])
    if family == "beta":
        return stats.beta(*q)
    if family == "pert":
        w = q[2] - q[0]
        return stats.beta(1 + 4 * (q[1] - q[0]) / w, 1 + 4 * (q[2] - q[1]) / w, q[0], w)
    if family == "gamma":
        return stats.gamma(q[0], scale=q[1])
    if family == "studentt":
        return stats.t(*q)
    if family == "poisson":
        return stats.poisson(*q)
    if family == "negbinomial":
        return stats.nbinom(q[1], q[1] / (q[1] + q[0]))
    if family == "binomial":
        return stats.binom(*q)
    raise ValueError(family)


CASES = [
    ("normal", [0, 1]), ("normal", [1926, 240.5]),
    ("lognormal-log", [0.5, 0.25]), ("lognormal-log", [8, 1.5]), ("lognormal", [100, 30]),
    ("uniform", [-3, 5]), ("triangular", [10, 12, 30]), ("triangular", [0, 0, 1]),
    ("triangular", [0, 1, 1]),
    ("beta", [2, 5]), ("beta", [0.5, 0.5]), ("beta", [0.1, 3]), ("beta", [400, 7]),
    ("beta", [12000, 30000]), ("beta", [1, 1]),
    ("pert", [0.25, 0.4, 0.55]), ("pert", [100, 120, 300]), ("pert", [0, 0, 2]),
    ("gamma", [0.1, 1]), ("gamma", [1, 2]), ("gamma", [2.5, 40]), ("gamma", [150, 0.1]),
    ("gamma", [25000, 3]),
    ("studentt", [1, 0, 1]), ("studentt", [2, 0, 1]), ("studentt", [2.7, 5, 3]),
    ("studentt", [9, 100, 12]), ("studentt", [30, 0, 1]), ("studentt", [1000, 0, 1]),
    ("poisson", [0.3]), ("poisson", [4]), ("poisson", [36.5]), ("poisson", [1200]),
    ("poisson", [50000]),
    ("negbinomial", [5, 1.5]), ("negbinomial", [80, 12]), ("negbinomial", [3, 0.2]),
    ("negbinomial", [900, 400]),
    ("binomial", [10, 0.3]), ("binomial", [120, 0.05]), ("binomial", [5000, 0.6]),
]
DISCRETE = {"poisson", "negbinomial", "binomial"}


def polish(family, q, p, x):
    """One point of the quantile function: SciPy's answer corrected by Newton steps in mpmath."""
    if not (np.isfinite(x)) or x == 0 or family == "uniform":
        return x
    y = mp.mpf(float(x))
    upper = p > 0.5
    bottom, top = (m(v) for v in frozen(family, q).support())
    if family == "beta" and p < 1e-15 and q[0] <= 10:  # SciPy's start is of no use here; the leading term is
        y = (m(p) * m(q[0]) * mp.beta(m(q[0]), m(q[1]))) ** (1 / m(q[0]))
    for _ in range(8):
        if not bottom < y < top:
            return 0.0
        pdf, low, high = exact_mp(family, q, y)
        if pdf == 0:
            return x
        error = (1 - m(p)) - high if upper else low - m(p)
        y -= error / pdf
    return float(y)


def exact_mp(family, q, x):
    global m
    keep = m
    m = lambda v: v if isinstance(v, mp.mpf) else mp.mpf(float(v))
    try:
        return exact(family, q, x)
    finally:
        m = keep


def main():
    os.makedirs(OUT, exist_ok=True)
    cases, worst = [], {}
    for family, q in CASES:
        d = frozen(family, q)
        discrete = family in DISCRETE
        points = d.ppf(PROBABILITIES)
        if discrete:
            xs = sorted({int(x) for x in points if np.isfinite(x) and x >= 0} | {0, 1})
            top = q[0] if family == "binomial" else int(d.mean() + 30 * d.std())
            xs = sorted(set(xs + [x for x in [top] if x >= 0]))
        else:
            xs = sorted({float(x) for x in points if np.isfinite(x) and x != 0})
            inside = {float(x) for x in np.linspace(d.ppf(1e-4), d.ppf(0.9999), 7)}
            xs = sorted(set(xs) | inside)
            low, high = d.support()
            xs = [x for x in xs if low < x < high]
        rows = []
        for x in xs:
            pdf, low, high = (float(v) for v in exact_mp(family, q, x))
            rows.append([float(x), pdf, low, high])
            for ours, theirs, name in ((low, d.cdf(x), "cdf"), (high, d.sf(x), "sf")):
                if ours > 1e-290 and theirs > 0:
                    gap = abs(theirs / ours - 1)
                    worst[family, name] = max(worst.get((family, name), 0), gap)
        quantiles = []
        for p, x in zip(PROBABILITIES, points):
            if not np.isfinite(x):
                continue
            if not discrete:
                x = polish(family, q, p, float(x))
            if discrete or (x != 0 and np.isfinite(x)):
                quantiles.append([p, float(x)])
        mean, variance = (float(v) for v in d.stats("mv"))
        cases.append({
            "family": family, "parameters": [float(v) for v in q],
            "mean": mean if np.isfinite(mean) else None,
            "variance": variance if np.isfinite(variance) else None,
            "values": rows, "quantiles": quantiles,
        })
    for key, gap in sorted(worst.items()):
        print(*key, f"{gap:.1e}")
    with open(f"{OUT}/distributions.json", "w") as f:
        json.dump({"scipy": scipy.__version__, "mpmath": mp.__version__, "cases": cases}, f,
                  indent=0)
        f.write("\n")
    special_functions()
    percentiles()
    sampling()


def special_functions():
    rows = {"gamma": [], "beta": [], "normalQuantile": [], "exp": [], "log": []}
    for a in [0.05, 0.5, 1, 3.3, 20, 150, 1e4, 1e6, 3e7]:
        for z in [-8, -3, -1, -0.1, 0, 0.5, 2, 6, 12]:
            x = a + z * math.sqrt(a)
            if x > 0:
                low, high = gamma_tails(a, x)
                rows["gamma"].append([a, x, float(low), float(high)])
    for a in [3e10, 1e13]:  # far beyond the series: quadrature of the density, 30 digits
        for z in [-20, -5, -0.3, 0, 1, 8, 25]:
            x = a + z * math.sqrt(a)
            rows["gamma"].append([a, x, *quadrature_tails(a, x)])
    for a in [0.1, 0.5, 1, 2.5, 40, 900]:
        for b in [0.2, 1, 7, 300]:
            for x in [1e-12, 1e-4, 0.03, 0.3, 0.5, 0.8, 0.97, 0.9999]:
                u = mp.mpf(x)
                low, high = beta_tails(u, 1 - u, a, b)
                rows["beta"].append([a, b, x, float(low), float(high)])
    for p in [1e-305, 1e-200, 1e-50, 1e-16, 1e-9, 1e-4, 0.02, 0.075, 0.3, 0.45, 0.5000001, 0.7,
              0.925, 0.98, 0.9999, 1 - 1e-10, 1 - 2.0**-53]:
        z = mp.mpf(float(special.ndtri(p)))
        for _ in range(5):
            tail = mp.ncdf(z) - mp.mpf(p) if p < 0.5 else (1 - mp.mpf(p)) - mp.ncdf(-z)
            z -= tail / mp.npdf(z)
        rows["normalQuantile"].append([p, float(z)])
    rng = np.random.default_rng(7)
    for x in np.concatenate([rng.uniform(-708, 709, 150), rng.uniform(-1, 1, 150)]):
        rows["exp"].append([float(x), float(mp.exp(mp.mpf(float(x))))])
    for x in np.concatenate([np.exp(rng.uniform(-700, 700, 150)), rng.uniform(0.5, 2, 150)]):
        rows["log"].append([float(x), float(mp.log(mp.mpf(float(x))))])
    with open(f"{OUT}/special.json", "w") as f:
        json.dump(rows, f, indent=0)
        f.write("\n")


def percentiles():
    """Distributions from two percentiles: parameters known, percentiles computed."""
    rows = []
    for family, q in [("normal", [10, 3]), ("lognormal", [2, 0.7]), ("gamma", [3.5, 20]),
                      ("gamma", [0.4, 2]), ("gamma", [900, 0.1]), ("beta", [2, 5]),
                      ("beta", [0.7, 0.4]), ("beta", [300, 40])]:
        d = stats.lognorm(q[1], scale=math.exp(q[0])) if family == "lognormal" else frozen(family, q)
        for low, high in [(0.1, 0.9), (0.05, 0.5)]:
            a, b = float(d.ppf(low)), float(d.ppf(high))
            rows.append({"family": family, "low": [low, a], "high": [high, b],
                         "median": float(d.ppf(0.5)), "p99": float(d.ppf(0.99))})
    with open(f"{OUT}/percentiles.json", "w") as f:
        json.dump(rows, f, indent=0)
        f.write("\n")
    counts = []
    for p, a, q, b in [(0.1, 3, 0.9, 20), (0.05, 0, 0.95, 7), (0.25, 8, 0.75, 15), (0.1, 100, 0.9, 400),
                       (0.05, 40, 0.95, 70)]:
        def miss(logs):
            m, r = np.exp(logs)
            d = stats.nbinom(r, r / (r + m))
            return [(d.cdf(k - 1) + d.cdf(k)) / 2 - u for u, k in [(p, a), (q, b)]]
        m, r = np.exp(optimize.fsolve(miss, [math.log((a + b) / 2), math.log(3)], xtol=1e-13))
        counts.append({"low": [p, a], "high": [q, b], "mean": float(m), "size": float(r)})
    with open(f"{OUT}/count_percentiles.json", "w") as f:
        json.dump(counts, f, indent=0)
        f.write("\n")
    modes = []
    for family, q, p, u in [("triangular", (80, 100, 150), .1, .9), ("triangular", (-3, 4, 4.5), .05, .95), ("triangular", (0, 5, 10), .1, .7),
                            ("triangular", (0, 2, 10), .04, .75), ("pert", (80, 100, 150), .1, .9), ("pert", (-3, 4, 4.5), .05, .95),
                            ("pert", (0.25, 0.4, 0.55), .25, .75), ("pert", (0, 1, 20), .02, .9)]:
        low, mode, top = q
        place = (mode - low) / (top - low)
        d = (stats.triang(place, loc=low, scale=top - low) if family == "triangular"
             else stats.beta(1 + 4 * place, 5 - 4 * place, loc=low, scale=top - low))
        modes.append({"family": family, "low": [p, float(d.ppf(p))], "high": [u, float(d.ppf(u))], "further": mode,
                      "range": [low, top]})
    for df, location, scale, p, u in [(5, 100, 12, .1, .9), (1.5, -3, .2, .05, .5), (40, 0, 1, .25, .975)]:
        d = stats.t(df, location, scale)
        modes.append({"family": "studentt", "low": [p, float(d.ppf(p))], "high": [u, float(d.ppf(u))], "further": df,
                      "range": [float(d.ppf(0.01)), float(d.ppf(0.99))]})
    with open(f"{OUT}/mode_percentiles.json", "w") as f:
        json.dump(modes, f, indent=0)
        f.write("\n")


REACH = float(stats.norm.ppf(0.975))


def sampling():
    rng = np.random.default_rng(11)
    x = rng.lognormal(1, 0.8, 80)
    rows = []
    for p in [0.05, 0.1, 0.5, 0.83, 0.95]:
        # As quantile_errors.py has it.
        step = np.sqrt(p * (1 - p) / len(x))
        low, high = max(0, p - REACH * step), min(1, p + REACH * step)
        sides = sorted([(np.quantile(x, p) - np.quantile(x, low)) * step / (p - low),
                        (np.quantile(x, high) - np.quantile(x, p)) * step / (high - p)])
        se = float(np.sqrt(0.4 * sides[0] ** 2 + 0.6 * sides[1] ** 2))
        rows.append([p, float(np.quantile(x, p)), se])
    with open(f"{OUT}/sampling.json", "w") as f:
        json.dump({"sample": [float(v) for v in x], "mean": float(np.mean(x)),
                   "variance": float(np.var(x, ddof=1)), "quantiles": rows}, f, indent=0)
        f.write("\n")


if __name__ == "__main__":
    main()
