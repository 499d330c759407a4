#!/usr/bin/env python3
"""How wide the errors of short histories of shares are near their bounds.

usage: short_shares.py JIPYO lgbf_annual_dev.csv lgbf_indicators.csv

Councils' indicators that are percentages (as shares between 0 and 1), all windows of 3 to 10 years that end two or four years before the
last value, one and two years ahead, with `--support 0..1`. Prints, by where the last value lies, what the 80 and 95% intervals hold, and
what they would hold were their logits' widths times w (4 p (1 - p))^-k, with the interval score over sqrt(p (1 - p)), for both halves of
the indicators and some (w, k). Run it with shareWidth = 1 and sharePower = 0 in ShortHistoryConstants to choose; as shipped, the first
rows are the result. Needs numpy and pandas.
"""
import io, subprocess, sys
import numpy as np, pandas as pd

BINS = [(.97, 1), (.9, .97), (.8, .9), (.65, .8), (.35, .65), (.2, .35), (.1, .2), (.05, .1), (0, .05)]
CHOICES = [(1, 0), (.85, .2), (.82, .25), (.76, .3), (.69, .4)]
logit = lambda p: np.log(p / (1 - p))
share = lambda x: 1 / (1 + np.exp(-x))


def forecasts(program, series, n):
    """Rows of forecasts of all windows of n years, with what followed and the last value."""
    known, after = [], []
    for name, y in series.items():
        for end in (len(y) - 2, len(y) - 4):
            window = y.iloc[end - n:end] if end >= n else y.iloc[:0]
            if len(window) < n or not window.y.between(1e-6, 1 - 1e-6).all(): continue
            known.append(window.assign(unique_id=f"{name}@{end}")); after.append(y.iloc[end:end + 2].assign(unique_id=f"{name}@{end}"))
    known, after = pd.concat(known)[["unique_id", "ds", "y"]], pd.concat(after)[["unique_id", "ds", "y"]]
    out = subprocess.run([program, "forecast", "-", "--horizon", "2", "--support", "0..1"], input=known.to_csv(index=False),
                         capture_output=True, text=True, check=True).stdout
    return pd.read_csv(io.StringIO(out)).merge(after, on=["unique_id", "ds"]).join(known.groupby("unique_id").y.last().rename("last"), on="unique_id")


def bounds(m, level, w, k):
    """The interval with its logits' width changed around the middle of the 80% interval."""
    end = lambda side, l: logit(m[f"{side}-{l}"].clip(1e-9, 1 - 1e-9))
    middle = (end("lo", 80) + end("hi", 80)) / 2; p = share(middle)
    f = w * (4 * p * (1 - p)).clip(.01)**-k
    return share(middle + (end("lo", level) - middle) * f), share(middle + (end("hi", level) - middle) * f)


def held(m, level, w, k):
    low, high = bounds(m, level, w, k)
    return m.y.between(low, high).mean()


def score(m, w, k):
    total = 0
    for level, a in ((80, .2), (95, .05)):
        low, high = bounds(m, level, w, k)
        total += ((high - low + 2 / a * ((low - m.y).clip(0) + (m.y - high).clip(0))) / np.sqrt(m["last"] * (1 - m["last"]))).mean()
    return total


def main(program, data, indicators):
    kind = pd.read_csv(indicators).set_index("Code").MeasureType
    series = {u: g.sort_values("ds") for u, g in pd.read_csv(data).groupby("unique_id") if kind.get(u.split("|")[0]) == "Percentage"}
    m = pd.concat([forecasts(program, series, n) for n in (3, 4, 5, 6, 8, 10)])
    codes = m.unique_id.str.split("|").str[0]; half = codes.isin(sorted(codes.unique())[::2])
    print("w, k | score, both halves | " + " | ".join(f"{a}-{b}" for a, b in BINS))
    for w, k in CHOICES:
        cells = [f"{held(q, 80, w, k):.2f}/{held(q, 95, w, k):.2f}" for q in (m[(m["last"] > a) & (m["last"] <= b)] for a, b in BINS)]
        print(f"{w}, {k} | {score(m, w, k):.3f}, {score(m[half], w, k):.3f}, {score(m[~half], w, k):.3f} | " + " | ".join(cells))


if __name__ == "__main__":
    if len(sys.argv) != 4: sys.exit(__doc__)
    main(*sys.argv[1:])
