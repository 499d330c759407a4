#!/usr/bin/env python3
"""A single method of Jipyo against its namesake in statsforecast on M1, in one run.

usage: single_methods.py JIPYO M1.CSV WORK-FOLDER [METHOD...]

M1.CSV as for forecast.py. METHOD is ets, arima, ces or dotheta (ets and arima unless told). Jipyo sees all series, the peer
every n-th where it is slow; both are scored on the peer's series. CPU milliseconds a series: Jipyo's is of the whole process,
the peer's of one job after a warm-up on three series.
"""
import os
import sys

import pandas as pd

from forecast import jipyo, peer, scales, score

# The namesake, and how many series there are for each one it is given.
PEERS = {"ets": ("AutoETS", 1), "arima": ("AutoARIMA", 10), "ces": ("AutoCES", 4), "dotheta": ("DynamicOptimizedTheta", 1)}


def compare(program, method, period, train, test, season, horizon, work):
    model, every = PEERS[method]
    kept = train.unique_id.unique()[::every]
    some = lambda x: x[x.unique_id.isin(set(kept))]
    scale, name = scales(some(train), season), f"M1 {period}"
    own, own_time = jipyo(program, train, season, horizon, work, method)
    score(name, f"jipyo {method}", some(test), some(own), scale, own_time)
    peer(train[train.unique_id.isin(set(kept[:3]))], season, horizon, model)
    theirs, their_time = peer(some(train), season, horizon, model)
    score(name, model, some(test), theirs, scale, their_time)
    print(f"{name:24s} CPU time of {model} over {method}'s: {their_time / own_time:.1f}", flush=True)


def main():
    program, data, work = sys.argv[1:4]
    os.makedirs(work, exist_ok=True)
    d = pd.read_csv(data)
    for method in sys.argv[4:] or ["ets", "arima"]:
        for (period, m, h), g in d.groupby(["period", "season_length", "horizon"]):
            train, test = g[g.split == "train"], g[g.split == "test"]
            compare(program, method, period, train, test, int(m), int(h), work)


if __name__ == "__main__":
    main()
