"""Reference values for Tests/ForecastingTests/CES from statsforecast 2.1.1.

usage: python generate.py > ../../ForecastingTests/Fixtures/ces.json   (pip: statsforecast==2.1.1)
For each history of reference.json and each kind of season: n log SSE and points at fixed parameters, the same at the
parameters statsforecast estimates, and the kind its AutoCES chooses.
"""
import json, os, numpy as np
from statsforecast.ces import auto_ces, cesmodel, forecast_ces
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "../../ForecastingTests/Fixtures/reference.json")) as file: series = json.load(file)
def one(y, m, kind, **fixed):
    fit = cesmodel(y, m, kind, **{k: fixed.get(k) for k in ("alpha_0", "alpha_1", "beta_0", "beta_1")}, nmse=3)
    p = fit["par"]
    return dict(parameters=[float(np.nan_to_num(p[k])) for k in ("alpha_0", "alpha_1", "beta_0", "beta_1")],
                criterion=-2 * fit["loglik"], aicc=fit["aicc"], mean=list(forecast_ces(fit, 14)["mean"]))
out = {}
for name, s in series.items():
    y, m = np.array(s["values"], float), s["season"]
    if len(y) < 7: continue
    kinds = "NSPF" if m > 1 and len(y) >= 2 * m else "N"
    out[name] = dict(values=list(y), season=m, chosen=auto_ces(y, m)["seasontype"], kinds={
        k: dict(fixed=one(y, m, k, alpha_0=1.2, alpha_1=0.95, beta_0=0.3, beta_1=0.9), best=one(y, m, k)) for k in kinds})
print(json.dumps(out))
