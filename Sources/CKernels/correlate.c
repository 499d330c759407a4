// The lower triangular factor of a correlation matrix applied to independent scores.
#include "CKernels.h"
#include "vectors.h"

enum { WIDE = 4 };

// Rows i and i - 1 of 32 draws: each an fma chain over the columns in ascending order.
JIPYO_INLINE void rows(const double *upper, const double *lower, size_t i, double *const *columns,
    size_t at) {
  f64x8 a[WIDE], b[WIDE];
  for (int v = 0; v < WIDE; v++) a[v] = b[v] = 0.0;
  for (size_t j = 0; j < i; j++) {
    double x = lower[j], y = upper[j];
    for (int v = 0; v < WIDE; v++) {
      f64x8 z = load8(columns[j] + at + 8 * v);
      a[v] = fma8(x, z, a[v]);
      b[v] = fma8(y, z, b[v]);
    }
  }
  for (int v = 0; v < WIDE; v++) {
    a[v] = fma8(lower[i], load8(columns[i] + at + 8 * v), a[v]);
    store8(columns[i] + at + 8 * v, a[v]);
    if (i > 0) store8(columns[i - 1] + at + 8 * v, b[v]);
  }
}

// `factor` holds the rows packed one after the other; row i begins at i (i + 1) / 2.
JIPYO_INLINE void jipyo_correlate_body(
    const double *factor, size_t size, double *const *columns, size_t count) {
  static const double none[1] = {0.0};
  for (size_t at = 0; at < count; at += 8 * WIDE) {
    for (size_t i = size; i > 0;) {
      size_t row = i - 1;
      const double *lower = factor + row * (row + 1) / 2;
      rows(row > 0 ? lower - row : none, lower, row, columns, at);
      i = row > 0 ? row - 1 : 0;
    }
  }
}

JIPYO_KERNEL(jipyo_correlate,
    (const double *factor, size_t size, double *const *columns, size_t count),
    (factor, size, columns, count))
