// Rounding to decimal digits, half away from zero.
#include "CKernels.h"
#include "vectors.h"

JIPYO_INLINE void jipyo_round_body(
    double scale, int divides, const double *x, double *out, size_t count, uint32_t *ties,
    size_t *tie_count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i += 8) {
    f64x8 v = part8(x + i, count - i), size = __builtin_elementwise_abs(v);
    f64x8 scaled = divides ? size / scale : size * scale;
    f64x8 rest = scaled - __builtin_elementwise_floor(scaled);
    f64x8 doubt = 1e-13 * (scaled > 1.0 ? scaled : (f64x8)1.0);
    f64x8 whole = __builtin_elementwise_floor(scaled + 0.5);
    f64x8 rounded = divides ? whole * scale : whole / scale;
    // Larger ones, and what is not finite, have no digits there.
    i64x8 has_digits = scaled < 0x1p52;
    i64x8 is_clear = __builtin_elementwise_abs(rest - 0.5) > doubt;
    if (scale == 1.0) is_clear |= rest == 0.5;
    f64x8 with_sign = ((v < 0.0) & (rounded != 0.0)) ? -rounded : rounded;
    store_part8(out + i, (has_digits & is_clear) ? with_sign : v, count - i);
    unsigned left = mask8(has_digits & ~is_clear);
    for (; __builtin_expect(left != 0, 0); left &= left - 1) {
      ties[found++] = (uint32_t)i + (uint32_t)__builtin_ctz(left);
    }
  }
  *tie_count = found;
}

JIPYO_KERNEL(jipyo_round,
    (double scale, int divides, const double *x, double *out, size_t count, uint32_t *ties,
        size_t *tie_count),
    (scale, divides, x, out, count, ties, tie_count))
