"""Reference values for Tests/ForecastingTests/Counts from statsforecast 2.1.1.

usage: python generate.py > ../../ForecastingTests/Fixtures/counts.json   (pip: statsforecast==2.1.1)
Points and one-step fitted values of Croston's family on synthetic sparse series.
"""
import json, numpy as np
from statsforecast.models import _croston_classic, _croston_sba, _tsb, _imapa, _adida
rng = np.random.default_rng(7)
def sparse(n, p, size): return np.where(rng.random(n) < p, 1 + rng.negative_binomial(1.5, 1.5 / (1.5 + size), n), 0)
data = {"sparse": sparse(60, 0.25, 3), "lumpy": sparse(84, 0.12, 25), "dense": sparse(48, 0.8, 6), "rare": sparse(120, 0.04, 1),
        "short": np.array([0, 2, 0, 0, 1]), "ending": np.r_[sparse(40, 0.5, 4), np.zeros(30, int)], "one": np.array([0, 0, 0, 5, 0, 0])}
def one(f, y, *a):
    r = f(y.astype(float), 1, True, *a)
    return dict(mean=float(r["mean"][0]), fitted=[None if np.isnan(v) else float(v) for v in r["fitted"]])
out = {k: dict(values=[int(v) for v in y], croston=one(_croston_classic, y), sba=one(_croston_sba, y), tsb=one(_tsb, y, 0.1, 0.1),
               imapa=one(_imapa, y), adida=one(_adida, y)) for k, y in data.items()}
print(json.dumps(out))
