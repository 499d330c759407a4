"""Reference values for Tests/ForecastingTests/Theta from statsforecast 2.1.1.

usage: python generate.py > ../../ForecastingTests/Fixtures/theta.json   (pip: statsforecast==2.1.1)
The histories are those of reference.json (R's datasets), and a synthetic one around 0.
For each: with fixed parameters the points and the criterion (sum of squared errors from the fourth on over the mean
magnitude, of the adjusted series), and the same with the parameters statsforecast estimates.
"""
import json, os, numpy as np
from statsforecast.theta import auto_theta, forecast_theta
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "../../ForecastingTests/Fixtures/reference.json")) as file: series = json.load(file)
data = {name: (s["values"], s["season"]) for name, s in series.items() if len(s["values"]) > 6}
t = np.arange(50); data["around0"] = (list(np.round(20 * np.sin(2 * np.pi * t / 12) + 3 * np.cos(t * 1.7) - 0.2 * t, 6)), 12)
def one(y, m, kind, fixed):
    y = np.array(y, float)
    fit = auto_theta(y, m, model=kind, **fixed)
    mean = forecast_theta(fit, 14)["mean"]
    par = fit["par"]
    return dict(alpha=par["alpha"], theta=par["theta"], level=par["initial_smoothed"], criterion=fit["mse"],
                decomposition=fit.get("decomposition_type") if fit.get("decompose") else None, mean=list(mean))
out = {}
for name, (y, m) in data.items():
    scale = float(np.mean(np.abs(y)))
    fixed = dict(alpha=0.35, theta=2.7, initial_smoothed=round(0.6 * scale, 3))
    out[name] = dict(values=y, season=m, otheta=dict(fixed=one(y, m, "OTM", fixed), best=one(y, m, "OTM", {})),
                     dotheta=dict(fixed=one(y, m, "DOTM", fixed), best=one(y, m, "DOTM", {})))
print(json.dumps(out))
