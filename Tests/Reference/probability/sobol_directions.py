"""Writes Sources/CKernels/sobol_directions.c: direction numbers of the first 1,024 dimensions.

S. Joe and F. Y. Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci. Comput.
30, 2635-2654: the set new-joe-kuo-6.21201, as SciPy carries it.

usage: sobol_directions.py > Sources/CKernels/sobol_directions.c
"""
import os
import numpy, scipy

data = numpy.load(os.path.join(os.path.dirname(scipy.__file__), "stats", "_sobol_direction_numbers.npz"))
numbers = []
for polynomial, start in zip(data["poly"][1:1024].tolist(), data["vinit"][1:1024].tolist()):
    degree = polynomial.bit_length() - 1
    numbers += [polynomial] + start[:degree]
assert max(numbers) < 1 << 16
lines, line = [], " "
for number in numbers:
    item = f" {number},"
    if len(line) + len(item) > 100:
        lines.append(line)
        line = " "
    line += item
lines.append(line)
print("""// Written by Tests/Reference/probability/sobol_directions.py.
//
// Direction numbers of S. Joe and F. Y. Kuo (2008), SIAM J. Sci. Comput. 30, 2635-2654,
// doi:10.1137/070709359 (new-joe-kuo-6.21201): for each dimension from the second on, the primitive
// polynomial with its first and last coefficient, then as many initial numbers as its degree.
#include "CKernels.h"

static const uint16_t numbers[] = {""")
print("\n".join(lines))
print("};\n\nconst uint16_t *jipyo_sobol_directions(void) { return numbers; }")
