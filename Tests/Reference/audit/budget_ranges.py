"""The implied ranges of the budget table of 서구 2017, by SciPy's HiGHS.

Run: python3 Tests/Reference/audit/budget_ranges.py
Prints the smallest and largest true amount of each printed amount, in 백만원, when all 36 printed
figures hold but the growth of 재무활동, whose divisor may be zero. Intervals are closed.
"""
import numpy as np
from scipy.optimize import linprog

# row: (amount, share, previous, share, change, growth)
ROWS = {
    "정책사업": (396, 84.29, 395, 63.74, 1, 0.37),
    "인력운영비": (31, 6.53, 154, 24.93, -124, -80.11),
    "기본경비": (43, 9.18, 70, 11.33, -27, -38.46),
    "재무활동": (0, 0.00, 0, 0.00, 0, None),
    "행정운영경비": (74, 15.71, 224, 36.26, -151, -67.10),
    "계": (470, 100.00, 619, 100.00, -149, -24.09),
}
BASE = ["정책사업", "인력운영비", "기본경비", "재무활동"]
PARTS = {name: [name] for name in BASE} | {"행정운영경비": ["인력운영비", "기본경비"], "계": BASE}


def vector(name, year):
    v = np.zeros(8)
    for part in PARTS[name]:
        v[2 * BASE.index(part) + year] = 1
    return v


A, b = [], []


def between(v, low, high):
    A.extend([v, -v])
    b.extend([high, -low])


for name, (amount, share, previous, previous_share, change, growth) in ROWS.items():
    now, before = vector(name, 0), vector(name, 1)
    between(now, amount - 0.5, amount + 0.5)
    between(before, previous - 0.5, previous + 0.5)
    between(now - before, change - 0.5, change + 0.5)
    for part, whole, s in ((now, vector("계", 0), share), (before, vector("계", 1), previous_share)):
        A.extend([100 * part - (s + 0.005) * whole, (s - 0.005) * whole - 100 * part])
        b.extend([0, 0])
    if growth is not None:
        A.extend([100 * (now - before) - (growth + 0.005) * before,
                  (growth - 0.005) * before - 100 * (now - before)])
        b.extend([0, 0])

for name in ROWS:
    for year, label in ((0, "예산액"), (1, "전년도예산액")):
        v = vector(name, year)
        ends = [linprog(s * v, A_ub=np.array(A), b_ub=np.array(b), bounds=(None, None)) for s in (1, -1)]
        print(f'("{name} {label}", {v @ ends[0].x:.6f}, {v @ ends[1].x:.6f}),')
