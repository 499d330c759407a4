// Quantiles by table.
#include "CKernels.h"
#include "vectors.h"

JIPYO_INLINE f64x8 gathered(const double *table, i64x8 index) {
  f64x8 x;
  for (int lane = 0; lane < 8; lane++) x[lane] = table[index[lane]];
  return x;
}

// The cell of each position; what is outside, and NaN, goes to the cell after the last.
JIPYO_INLINE i64x8 cell_of(f64x8 position, double cells) {
  i64x8 is_inside = (position >= 0.0) & (position < cells);
  f64x8 inside = is_inside ? position : (f64x8)cells;
  return __builtin_convertvector(inside, i64x8);
}

JIPYO_INLINE size_t noted(f64x8 value, size_t i, size_t count, uint32_t *missing, size_t found) {
  unsigned is_missing = mask8(value != value);
  while (__builtin_expect(is_missing != 0, 0)) {
    uint32_t place = (uint32_t)i + (uint32_t)__builtin_ctz(is_missing);
    is_missing &= is_missing - 1;
    if (place < count) missing[found++] = place;
  }
  return found;
}

JIPYO_INLINE void jipyo_cubic_table_body(
    const double *table, double low, double per_unit, double cells, const double *scores,
    double *out, size_t count, uint32_t *missing, size_t *missing_count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i += 8) {
    f64x8 position = (part8(scores + i, count - i) - low) * per_unit;
    i64x8 cell = cell_of(position, cells);
    f64x8 t = position - __builtin_convertvector(cell, f64x8);
    f64x8 value = gathered(table + 3, cell * 4);
    value = fma8(value, t, gathered(table + 2, cell * 4));
    value = fma8(value, t, gathered(table + 1, cell * 4));
    value = fma8(value, t, gathered(table, cell * 4));
    store_part8(out + i, value, count - i);
    found = noted(value, i, count, missing, found);
  }
  *missing_count = found;
}

JIPYO_INLINE void jipyo_step_table_body(
    const double *table, double low, double per_unit, double cells, const double *scores,
    double *out, size_t count, uint32_t *missing, size_t *missing_count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i += 8) {
    f64x8 score = part8(scores + i, count - i);
    i64x8 cell = cell_of((score - low) * per_unit, cells) * 2;
    f64x8 value = score > gathered(table + 1, cell) ? gathered(table + 2, cell)
                                                    : gathered(table, cell);
    store_part8(out + i, value, count - i);
    found = noted(value, i, count, missing, found);
  }
  *missing_count = found;
}

#define PARAMETERS \
  (const double *table, double low, double per_unit, double cells, const double *scores, \
      double *out, size_t count, uint32_t *missing, size_t *missing_count)
#define ARGUMENTS (table, low, per_unit, cells, scores, out, count, missing, missing_count)

JIPYO_KERNEL(jipyo_cubic_table, PARAMETERS, ARGUMENTS)
JIPYO_KERNEL(jipyo_step_table, PARAMETERS, ARGUMENTS)
