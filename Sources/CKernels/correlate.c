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

// Sums of up to JIPYO_MOST_SHARED rows before their last element, of 32 draws.
typedef f64x8 prefixes[JIPYO_MOST_SHARED][WIDE];

// Each row goes on from the sum of the earlier one whose elements it begins with.
JIPYO_INLINE void shared_rows(
    const double *factor, const uint32_t *parents, size_t size, double *const *columns, size_t at) {
  prefixes sums;
  for (size_t i = 0; i < size; i++) {
    const double *row = factor + i * (i + 1) / 2;
    f64x8 sum[WIDE];
    UNROLLED for (int v = 0; v < WIDE; v++) sum[v] = i == 0 ? (f64x8)0.0 : sums[parents[i]][v];
    for (size_t j = parents[i]; j < i; j++) {
      UNROLLED for (int v = 0; v < WIDE; v++) {
        sum[v] = fma8(row[j], load8(columns[j] + at + 8 * v), sum[v]);
      }
    }
    UNROLLED for (int v = 0; v < WIDE; v++) sums[i][v] = sum[v];
  }
  for (size_t i = 0; i < size; i++) {
    double last = factor[i * (i + 1) / 2 + i], *column = columns[i] + at;
    UNROLLED for (int v = 0; v < WIDE; v++) {
      store8(column + 8 * v, fma8(last, load8(column + 8 * v), sums[i][v]));
    }
  }
}

JIPYO_INLINE void jipyo_correlate_shared_body(
    const double *factor, const uint32_t *parents, size_t size, double *const *columns,
    size_t count) {
  for (size_t at = 0; at < count; at += 8 * WIDE) shared_rows(factor, parents, size, columns, at);
}

JIPYO_KERNEL(jipyo_correlate_shared,
    (const double *factor, const uint32_t *parents, size_t size, double *const *columns,
        size_t count),
    (factor, parents, size, columns, count))

JIPYO_KERNEL(jipyo_correlate,
    (const double *factor, size_t size, double *const *columns, size_t count),
    (factor, size, columns, count))
