"""Reference optima of mixed-integer programs from SciPy's milp (HiGHS), gap 0.

    python Tests/Reference/optimisation/generate.py     writes Tests/OptimisationTests/Fixtures/milp.json
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy.optimize import Bounds, LinearConstraint, milp

TARGET = Path(__file__).resolve().parents[2] / "OptimisationTests/Fixtures/milp.json"


def instance(seed):
    """A random program: 4 to 40 columns, some whole, some bounded above by more than 1."""
    g = np.random.default_rng(seed)
    n, m = int(g.integers(4, 41)), int(g.integers(1, 7))
    scale = 10.0 ** g.integers(-3, 8)
    a = np.round(g.uniform(-2, 10, (m, n)), 2) * scale
    high = g.integers(1, 4, n).astype(float)
    whole = (g.random(n) < 0.8).astype(int)
    middle = a @ (high * 0.4)
    width = np.abs(a).sum(1) * g.choice([0.02, 0.3, 5], m)
    objective = np.round(g.normal(1, 3, n), 3)
    return objective, a, middle - width, middle + width, high, whole


def main():
    cases = []
    for seed in range(60):
        objective, a, low, high, top, whole = instance(seed)
        if seed % 10 == 9:  # no point: one row may not be both
            a = np.vstack([a, a[0]])
            low, high = np.append(low, high[0] + abs(high[0]) + 1), np.append(high, np.inf)
        found = milp(-objective, constraints=LinearConstraint(a, low, high), integrality=whole,
                     bounds=Bounds(0, top), options={"mip_rel_gap": 0})
        cases.append({
            "objective": objective.tolist(), "rows": a.tolist(), "low": low.tolist(),
            "high": [v if np.isfinite(v) else None for v in high], "top": top.tolist(),
            "whole": whole.tolist(), "best": -found.fun if found.status == 0 else None})
    TARGET.write_text(json.dumps({"scipy": scipy.__version__, "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
