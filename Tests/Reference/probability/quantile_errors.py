"""How often value +- 1.96 standard errors holds a quantile, for several standard errors; it should be 95 in 100.

usage: quantile_errors.py [REPETITIONS=4000]      (needs numpy and scipy)

Five distributions, eight probabilities, samples of 64 to 20,000. `mj` is Maritz and Jarrett's (1978) with beta weights; the
others take the distance to the order statistics z binomial standard deviations to each side, over z, and join the wider
and the narrower one by the root of w times the square of the wider and 1 - w times that of the narrower.
"""
import sys

import numpy as np
from scipy import stats

DISTRIBUTIONS = {
    "normal": stats.norm(), "lognormal": stats.lognorm(1), "wide lognormal": stats.lognorm(2),
    "Student 3": stats.t(3), "uniform": stats.uniform(),
}
PROBABILITIES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)


def at(x, u):
    """Type 7 quantiles of sorted rows."""
    position = np.clip(u, 0, 1) * (x.shape[1] - 1)
    i = int(position)
    share = position - i
    return x[:, i] * (1 - share) + x[:, min(i + 1, x.shape[1] - 1)] * share


def maritz_jarrett(x, p):
    n = x.shape[1]
    weights = np.diff(stats.beta.cdf(np.arange(n + 1) / n, (n + 1) * p, (n + 1) * (1 - p)))
    mean = x @ weights
    return np.sqrt(np.maximum((x * x) @ weights - mean * mean, 0))


def order_statistics(x, p, z, w):
    step = np.sqrt(p * (1 - p) / x.shape[1])
    low, high = max(0, p - z * step), min(1, p + z * step)
    below = (at(x, p) - at(x, low)) * step / (p - low)
    above = (at(x, high) - at(x, p)) * step / (high - p)
    far, near = np.maximum(below, above), np.minimum(below, above)
    return np.sqrt(w * far**2 + (1 - w) * near**2)


ERRORS = {
    "mj": maritz_jarrett,
    "z 1, w 0.5": lambda x, p: order_statistics(x, p, 1, 0.5),
    "z 1.96, w 0.5": lambda x, p: order_statistics(x, p, 1.96, 0.5),
    "z 1.96, w 0.6 (Jipyo)": lambda x, p: order_statistics(x, p, 1.96, 0.6),
    "z 1.96, w 0.67": lambda x, p: order_statistics(x, p, 1.96, 2 / 3),
}


def main():
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    rng = np.random.default_rng(5)
    for n in (64, 256, 512, 1000, 2048, 4096, 20000):
        held = {name: [] for name in ERRORS}
        rows = min(repetitions, 20_000_000 // n)
        for label, d in DISTRIBUTIONS.items():
            x = np.sort(d.rvs((rows, n), random_state=rng), 1)
            for p in PROBABILITIES:
                miss = np.abs(at(x, p) - d.ppf(p))
                for name, error in ERRORS.items():
                    held[name].append((float(np.mean(miss <= 1.96 * error(x, p))), label, p))
        for name, shares in held.items():
            values = np.array([share[0] for share in shares])
            print(f"n {n:6} {name:22} mean {values.mean():.4f}  off 0.95 by {np.sqrt(np.mean((values - 0.95) ** 2)):.4f}"
                  f"  least {min(shares)}  most {max(shares)}", flush=True)


if __name__ == "__main__":
    main()
