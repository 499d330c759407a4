"""Reference values for `count` (Tests/ForecastingTests/Counts) from SciPy's masses.

usage: python discounted.py > ../../ForecastingTests/Fixtures/count-masses.json   (pip: numpy, scipy)
The model of Documentation/methods/count.md, written from the page with scipy.stats: mean, masses of 0 to 30, 95 % and 80 % bounds.
"""
import itertools, json, numpy as np
from scipy.stats import nbinom, poisson

DISCOUNTS, DISPERSIONS = [0.6, 0.8, 0.9, 0.95, 0.98, 0.995], [20, 10, 5, 2.5, 1.25, 0.625, 0.3125, 0]
SEASONS = [None, (0.3, False), (3, False), (1, True)]  # evidence of a factor of 1, neighbours too
PRIOR, FADE, START, FLOOR = 8, 0.97, 3, 0.1
BURST, ABOVE, WIDE = 0.3, 6, 5  # chance, counts above the level in the known periods and twelve, dispersion

def law(mean, dispersion):
    return poisson(mean) if dispersion == 0 else nbinom(1 / dispersion, 1 / (1 + dispersion * mean))

def path(y, m, discount, season, start, noise):
    """Expected counts before each entry, those of the coming season, and how many values the level rests on."""
    n, base, means = len(y), np.zeros((2, m)), []
    def level(t):
        known = [s for s in range(t) if y[s] is not None]
        top = START * start * discount ** t + sum(y[s] * discount ** (t - 1 - s) for s in known)
        bottom = START * discount ** t + sum(used[s] * discount ** (t - 1 - s) for s in known)
        return max(top / bottom, FLOOR * start), bottom
    def factor(t):
        if season is None: return 1.0
        k, weights = t % m, [(0, 1.0)] + ([(1, 0.5), (-1, 0.5)] if season[1] else [])
        came, due = (season[0] * noise + sum(w * row[(k + d) % m] for d, w in weights) for row in base)
        return came / due
    used = {}
    for t in range(n):
        now, f = level(t)[0], factor(t)
        means.append(now * f)
        if y[t] is not None:
            used[t] = f
            base[:, t % m] += (y[t], now)
    now, effective = level(n)
    return means, [now * factor(n + h) for h in range(m)], effective

def forecast(y, m, steps):
    seen = np.array([v for v in y if v is not None], float)
    first = seen[:max(3, min(12, len(seen) // 3))]
    start = max(first.mean(), 1 / (len(seen) + 1))
    spread = seen.var()
    if m > 1 and len(y) >= 2 * m:
        months = [np.array([v for v in y[k::m] if v is not None], float) for k in range(m)]
        spread = min(spread, sum(((x - x.mean()) ** 2).sum() for x in months if len(x) > 1) / sum(len(x) - 1 for x in months if len(x) > 1))
    noise = max(1, spread / seen.mean() if seen.mean() > 0 else 1)
    members = []
    for season in SEASONS if m > 1 and len(y) >= 2 * m else [None]:
        for discount in DISCOUNTS:
            means, ahead, effective = path(y, m, discount, season, start, noise)
            for dispersion, pooled in itertools.product(DISPERSIONS, (False, True)):
                evidence, past = np.log(3) if season is None else 0.0, []  # no season weighs as much as all
                total = 0.0
                for t, v in enumerate(y):
                    if v is None: continue
                    mass = law(means[t], dispersion).pmf(v)
                    if pooled: mass = (PRIOR * mass + past.count(v)) / (PRIOR + len(past))
                    total = FADE * total + np.log(mass)
                    past.append(v)
                members.append((evidence + total, season, dispersion, pooled, ahead, effective))
    members.sort(key=lambda x: -x[0])
    kept = [(np.exp(x[0] - members[0][0]), x) for x in members[:10]]
    kept = [(w, x) for w, x in kept if w >= 0.01]
    weights = np.array([w for w, _ in kept]); weights /= weights.sum()
    out = []
    bursts = BURST * sum(w * (1 if x[2] >= 1 else 2 / (2 + len(seen))) for w, (_, x) in zip(weights, kept))
    for h in range(steps):
        k = np.arange(2000); mass = np.zeros(2000); mean = 0.0
        for w, (_, season, dispersion, pooled, ahead, effective) in zip(weights, [x for _, x in kept]):
            mu = ahead[h % m] if season is not None else ahead[0]
            spread = dispersion + (mu + dispersion * mu * mu) / (mu * mu) / effective
            own = PRIOR / (PRIOR + len(seen)) if pooled else 1
            mass += w * (own * law(mu, spread).pmf(k) + (1 - own) * np.bincount(seen.astype(int), minlength=2000) / len(seen))
            mean += w * (own * mu + (1 - own) * seen.mean())
        level = sum(w * (x[4][h % m] if x[1] is not None else x[4][0]) for w, (_, x) in zip(weights, kept))
        mass = (1 - bursts) * mass + bursts * law(level + ABOVE / (12 + len(seen)), WIDE).pmf(k)
        mean = (1 - bursts) * mean + bursts * (level + ABOVE / (12 + len(seen)))
        cdf = mass.cumsum()
        bound = lambda p: int(np.searchsorted(cdf, p))
        out.append(dict(mean=mean, masses=mass[:31].tolist(), bounds=[bound(p) for p in (0.025, 0.1, 0.5, 0.9, 0.975)]))
    return out

rng = np.random.default_rng(5)
bursts = np.where(rng.random(66) < 0.3, 1 + rng.negative_binomial(0.7, 0.15, 66), 0).tolist()
year = rng.poisson(np.tile([1, 1, 6, 2], 9)).tolist()
gaps = rng.negative_binomial(1.5, 0.3, 40).tolist(); gaps[7] = gaps[8] = gaps[30] = None
series = {"bursts": (bursts, 12), "year": (year, 4), "gaps": (gaps, 1), "zeros": ([0] * 15, 1), "stopped": ([3, 1, 4, 2, 0, 3] + [0] * 30, 12), "few": ([0, 2, 1], 1)}
print(json.dumps({k: dict(values=v, season=m, steps=forecast(v, m, 5)) for k, (v, m) in series.items()}))
