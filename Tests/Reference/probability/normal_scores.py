#!/usr/bin/env python3
"""The coefficients of normal_scores.c: rational functions by iteratively reweighted least squares, 50 digits.

usage: normal_scores.py

The linearised problem of C. K. Sanathanan and J. Koerner (1963), IEEE Transactions on Automatic Control 8, 56-58, with the
weights of C. L. Lawson, which lead to the least largest relative error. Prints that error and the coefficients, the highest
power first. Needs mpmath; about two minutes.
"""
import mpmath as mp

mp.mp.dps = 50


def score(tail):
    """The positive score beyond which `tail` of the standard normal lies."""
    z = mp.sqrt(-2 * mp.log(tail))
    for _ in range(60):
        step = (mp.erfc(z / mp.sqrt(2)) / 2 - tail) * mp.sqrt(2 * mp.pi) * mp.exp(z * z / 2)
        z += step / (1 - z * step / 2)
        if abs(step) < mp.mpf(10) ** -45:
            break
    return z


def nodes(low, high, count):
    """Chebyshev's nodes."""
    return [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (2 * i + 1) / (2 * count)) for i in range(count)]


def fit(xs, ys, degree, scale, rounds=16):
    """The least largest relative error found, numerator and denominator, the constant first."""
    weights, below, best = [mp.mpf(1)] * len(xs), [mp.mpf(1)] * len(xs), None
    for _ in range(rounds):
        a, b = mp.matrix(len(xs), 2 * degree + 1), mp.matrix(len(xs), 1)
        for i, (x, y) in enumerate(zip(xs, ys)):
            k = mp.sqrt(weights[i]) / (below[i] * y)
            for j in range(degree + 1):
                a[i, j] = k * (x / scale) ** j
            for j in range(1, degree + 1):
                a[i, degree + j] = -k * y * (x / scale) ** j
            b[i] = k * y
        s = mp.qr_solve(a, b)[0]
        above = [s[j] / scale**j for j in range(degree + 1)]
        under = [mp.mpf(1)] + [s[degree + j] / scale**j for j in range(1, degree + 1)]
        below = [mp.polyval(under[::-1], x) for x in xs]
        errors = [abs(mp.polyval(above[::-1], x) / d / y - 1) for x, d, y in zip(xs, below, ys)]
        if best is None or max(errors) < best[0]:
            best = (max(errors), above, under)
        total = sum(w * e for w, e in zip(weights, errors))
        weights = [w * e / total * len(xs) + mp.mpf(10) ** -6 for w, e in zip(weights, errors)]
    return best


def show(name, found):
    error, above, below = found
    print(f"{name}: relative error {mp.nstr(error, 3)}")
    for part in (above, below):
        print("  " + ", ".join(mp.nstr(c, 20) for c in part[::-1]))


edge = mp.mpf("0.49")
places = nodes(mp.mpf(0), edge**2, 80)
centre = [mp.sqrt(edge**2 - r) for r in places]
show("centre, score over q in 0.49^2 - q^2", fit(places, [score(mp.mpf(1) / 2 - q) / q for q in centre], 7, mp.mpf("0.1")))
places = nodes(-mp.log(mp.mpf("0.01")), -mp.log(mp.mpf("1e-9")), 100)
show("tail, score in -log(tail)", fit(places, [score(mp.exp(-x)) for x in places], 6, mp.mpf(10)))
