"""Robust STL for Tests/ForecastingTests/Seasonality from statsmodels, with the windows and jumps of R's stl(y, 11).

usage: python robust.py > ../../ForecastingTests/Fixtures/stl-robust.json   (pip: statsmodels)
R's own robust fit is no reference for an even number of values: its partial sort is given the two middle
ranks in descending order and misses the median, so the weights differ (for odd numbers the two agree to 1e-14).
"""
import json, math, os, numpy as np
from statsmodels.tsa.seasonal import STL
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "../../ForecastingTests/Fixtures/stl.json")) as file: data = json.load(file)["single"]
odd = lambda w: w if w % 2 else w + 1
def one(s):
    m = s["period"]; t = odd(math.ceil(1.5 * m / (1 - 1.5 / 11)))
    fit = STL(np.array(s["values"]), period=m, seasonal=11, trend=t, low_pass=m + 1,  # every period here is even
              seasonal_deg=0, trend_deg=1, low_pass_deg=1, seasonal_jump=2, trend_jump=math.ceil(t / 10),
              low_pass_jump=math.ceil(odd(m) / 10), robust=True).fit(inner_iter=1, outer_iter=15)
    return dict(seasonal=list(fit.seasonal), trend=list(fit.trend), weights=list(fit.weights))
print(json.dumps({name: one(s) for name, s in data.items()}))
