// The lower triangular factor of a correlation matrix applied to independent scores.
#include "CKernels.h"
#include "vectors.h"

#define UNROLLED _Pragma("clang loop unroll(full)")

enum { WIDE = 4, TALL = 5 };

// `tall` rows from `first` on, of 32 draws: each an fma chain over the columns in ascending order.
JIPYO_INLINE void rows(
    const double *factor, size_t first, size_t tall, double *const *columns, size_t at) {
  f64x8 sums[TALL][WIDE];
  const double *row[TALL];
  UNROLLED for (size_t r = 0; r < tall; r++) {
    row[r] = factor + (first + r) * (first + r + 1) / 2;
    UNROLLED for (int v = 0; v < WIDE; v++) sums[r][v] = 0.0;
  }
  for (size_t j = 0; j < first; j++) {
    f64x8 z[WIDE];
    UNROLLED for (int v = 0; v < WIDE; v++) z[v] = load8(columns[j] + at + 8 * v);
    UNROLLED for (size_t r = 0; r < tall; r++) {
      UNROLLED for (int v = 0; v < WIDE; v++) sums[r][v] = fma8(row[r][j], z[v], sums[r][v]);
    }
  }
  UNROLLED for (size_t j = 0; j < tall; j++) {
    f64x8 z[WIDE];
    UNROLLED for (int v = 0; v < WIDE; v++) z[v] = load8(columns[first + j] + at + 8 * v);
    UNROLLED for (size_t r = j; r < tall; r++) {
      UNROLLED for (int v = 0; v < WIDE; v++) sums[r][v] = fma8(row[r][first + j], z[v], sums[r][v]);
    }
  }
  UNROLLED for (size_t r = 0; r < tall; r++) {
    UNROLLED for (int v = 0; v < WIDE; v++) store8(columns[first + r] + at + 8 * v, sums[r][v]);
  }
}

// `factor` holds the rows packed one after the other; row i begins at i (i + 1) / 2. From the last rows
// back, so that each still finds the scores it needs.
JIPYO_INLINE void jipyo_correlate_body(
    const double *factor, size_t size, double *const *columns, size_t count) {
  for (size_t at = 0; at < count; at += 8 * WIDE) {
    size_t first = size;
    for (; first >= TALL; first -= TALL) rows(factor, first - TALL, TALL, columns, at);
    for (; first > 0; first--) rows(factor, first - 1, 1, columns, at);
  }
}

JIPYO_KERNEL(jipyo_correlate,
    (const double *factor, size_t size, double *const *columns, size_t count),
    (factor, size, columns, count))
