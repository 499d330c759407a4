"""Reference values for margins and scores, by quadrature and root finding in SciPy.

usage: python3 distributions.py > ../../ForecastingTests/Fixtures/distributions.json
"""
import json
import numpy as np
from scipy import integrate, optimize, stats

norm, t5 = stats.norm(3, 2), stats.t(5, 3, 2)


def quad(f, a, b, points=None):
    return integrate.quad(f, a, b, epsabs=1e-13, epsrel=1e-12, limit=500, points=points)[0]


def crps(cdf, y, reach=400):
    lower = quad(lambda x: cdf(x) ** 2, y - reach, y) if reach < 1e3 else quad(lambda x: cdf(x) ** 2, -np.inf, y)
    upper = quad(lambda x: (1 - cdf(x)) ** 2, y, y + reach) if reach < 1e3 else quad(lambda x: (1 - cdf(x)) ** 2, y, np.inf)
    return lower + upper


def clamped(dist, low, high):
    """Mean and variance of the variable moved onto the bounds."""
    lo, hi = max(low, -np.inf), min(high, np.inf)
    mean = quad(lambda x: x * dist.pdf(x), lo, hi)
    square = quad(lambda x: x * x * dist.pdf(x), lo, hi)
    if np.isfinite(low):
        mean += low * dist.cdf(low); square += low ** 2 * dist.cdf(low)
    if np.isfinite(high):
        mean += high * dist.sf(high); square += high ** 2 * dist.sf(high)
    return [mean, square - mean ** 2]


weights, parts = [0.3, 0.7], [stats.norm(0, 1), stats.t(4, 5, 2)]
mixture = lambda x: sum(w * d.cdf(x) for w, d in zip(weights, parts))
ps = [0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999]
ys = [-4.0, 0.0, 3.0, 5.5, 20.0]
# Log scale: exp of a Student t with 6 degrees of freedom.
log_t = stats.t(6, 4, 0.3)
out = {
    "ys": ys, "ps": ps,
    "crpsNormal": [crps(norm.cdf, y) for y in ys],
    "crpsT": [crps(t5.cdf, y, 1e9) for y in ys],
    "crpsMixture": [crps(mixture, y, 1e9) for y in ys],
    "mixtureQuantiles": [optimize.brentq(lambda x: mixture(x) - p, -100, 200, xtol=1e-14, rtol=1e-14) for p in ps],
    "clampedNormal": clamped(norm, 0, np.inf),
    "clampedT": clamped(t5, 0, np.inf),
    "percentT": clamped(stats.t(5, 97, 4), 0, 100),
    "countProbabilities": [float(norm.cdf(k + 0.5) - (norm.cdf(k - 0.5) if k else 0)) for k in range(10)],
    "expTQuantiles": [float(np.exp(log_t.ppf(p))) for p in ps],
    "boxCoxQuantiles": [float(max(0, 0.5 * norm.ppf(p) + 1) ** 2) for p in ps],
    "logitQuantiles": [float(100 / (1 + np.exp(-norm.ppf(p)))) for p in ps],
}
print(json.dumps(out))
