"""Coordinates of SciPy's plain Sobol' points, for Tests/ProbabilityTests/Fixtures/sobol.json.

Run from the repository root: python3 Tests/Reference/probability/sobol_points.py
"""
import json
from scipy.stats import qmc

DIMENSIONS = [1, 2, 3, 7, 50, 333, 777, 1024]
STARTS = [0, 60, 4094, 1234567]
rows = []
for start in STARTS:
    points = qmc.Sobol(1024, scramble=False, bits=32)
    if start:
        points.fast_forward(start)
    for i, point in enumerate(points.random(8)):
        rows += [[d, start + i, int(point[d - 1] * 2 ** 32)] for d in DIMENSIONS]
with open("Tests/ProbabilityTests/Fixtures/sobol.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
