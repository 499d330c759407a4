"""A season that never changes, on a level that walks, seen 125 times with noise.

Every model that the search prefers on its last 1,200 values goes to the edge of what is allowed when it is fitted to all of
them. Written are the values and the season and level without noise that follow.
usage: python3 Tests/Reference/arima/edge.py
"""
import json
import math
import random

draw, level, values = random.Random(1500), 500.0, []
for step in range(1, 1501):
    level += draw.gauss(0, 0.2)
    values.append(round(level + 20 * math.sin(step * math.pi / 6) + draw.gauss(0, 5), 2))
after = [level + 20 * math.sin(step * math.pi / 6) for step in range(1501, 1513)]
with open("Tests/ForecastingTests/Fixtures/arima-edge.json", "w") as out:
    json.dump({"values": values, "after": after}, out)
    out.write("\n")
