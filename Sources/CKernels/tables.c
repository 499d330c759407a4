// Quantiles by table.
#include "CKernels.h"
#include "vectors.h"

enum { CHUNK = 256 };

typedef int32_t i32x8 __attribute__((ext_vector_type(8)));
typedef double f64x4 __attribute__((ext_vector_type(4)));

JIPYO_INLINE f64x4 load4(const double *from) {
  f64x4 x;
  memcpy(&x, from, sizeof x);
  return x;
}

JIPYO_INLINE f64x8 joined(f64x4 low, f64x4 high) {
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
}

// The four numbers at each of eight places: whole loads and shuffles, several times as fast as gathers.
JIPYO_INLINE void rows_at(const double *table, const uint32_t at[8], f64x8 columns[4]) {
  f64x8 a = joined(load4(table + at[0]), load4(table + at[4]));
  f64x8 b = joined(load4(table + at[1]), load4(table + at[5]));
  f64x8 c = joined(load4(table + at[2]), load4(table + at[6]));
  f64x8 d = joined(load4(table + at[3]), load4(table + at[7]));
  f64x8 ab02 = __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14);
  f64x8 ab13 = __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
  f64x8 cd02 = __builtin_shufflevector(c, d, 0, 8, 2, 10, 4, 12, 6, 14);
  f64x8 cd13 = __builtin_shufflevector(c, d, 1, 9, 3, 11, 5, 13, 7, 15);
  columns[0] = __builtin_shufflevector(ab02, cd02, 0, 1, 8, 9, 4, 5, 12, 13);
  columns[1] = __builtin_shufflevector(ab13, cd13, 0, 1, 8, 9, 4, 5, 12, 13);
  columns[2] = __builtin_shufflevector(ab02, cd02, 2, 3, 10, 11, 6, 7, 14, 15);
  columns[3] = __builtin_shufflevector(ab13, cd13, 2, 3, 10, 11, 6, 7, 14, 15);
}

// A stretch of scores with where their cells begin in the table, rounded up to whole vectors.
typedef struct {
  const double *scores;
  double held[CHUNK], positions[CHUNK];
  uint32_t places[CHUNK];
} stretch;

// The cell of each position; what is outside, and NaN, goes to the cell after the last.
JIPYO_INLINE void locate(
    const double *scores, size_t count, double low, double per_unit, double cells, int32_t width,
    stretch *s) {
  s->scores = scores;
  if (count % 8 != 0) {
    memcpy(s->held, scores, count * sizeof(double));
    for (size_t i = count; i % 8 != 0; i++) s->held[i] = 0.0;
    s->scores = s->held;
  }
  for (size_t i = 0; i < count; i += 8) {
    f64x8 position = (load8(s->scores + i) - low) * per_unit;
    i64x8 is_inside = (position >= 0.0) & (position < cells);
    f64x8 inside = is_inside ? position : (f64x8)cells;
    i32x8 cell = __builtin_convertvector(inside, i32x8);
    store8(s->positions + i, position - __builtin_convertvector(cell, f64x8));
    cell *= width;
    memcpy(s->places + i, &cell, sizeof cell);
  }
}

// Notes the places of a stretch at which the value is NaN.
static size_t noted(
    const double *values, size_t start, size_t count, uint32_t *missing, size_t found) {
  for (size_t i = 0; i < count; i++) {
    if (values[i] != values[i]) missing[found++] = (uint32_t)(start + i);
  }
  return found;
}

JIPYO_INLINE void jipyo_cubic_table_body(
    const double *table, double low, double per_unit, double cells, const double *scores,
    double *out, size_t count, uint32_t *missing, size_t *missing_count) {
  stretch s;
  double part[CHUNK];
  size_t found = 0;
  for (size_t start = 0; start < count; start += CHUNK) {
    size_t n = count - start < CHUNK ? count - start : CHUNK;
    locate(scores + start, n, low, per_unit, cells, 4, &s);
    double *values = n % 8 == 0 ? out + start : part;
    i64x8 is_missing = 0;
    for (size_t i = 0; i < n; i += 8) {
      f64x8 c[4], t = load8(s.positions + i);
      rows_at(table, s.places + i, c);
      f64x8 value = fma8(fma8(fma8(c[3], t, c[2]), t, c[1]), t, c[0]);
      is_missing |= value != value;
      store8(values + i, value);
    }
    if (mask8(is_missing) != 0) found = noted(values, start, n, missing, found);
    if (values == part) memcpy(out + start, part, n * sizeof(double));
  }
  *missing_count = found;
}

JIPYO_INLINE void jipyo_step_table_body(
    const double *table, double low, double per_unit, double cells, const double *scores,
    double *out, size_t count, uint32_t *missing, size_t *missing_count) {
  stretch s;
  double part[CHUNK];
  size_t found = 0;
  for (size_t start = 0; start < count; start += CHUNK) {
    size_t n = count - start < CHUNK ? count - start : CHUNK;
    locate(scores + start, n, low, per_unit, cells, 2, &s);
    double *values = n % 8 == 0 ? out + start : part;
    i64x8 is_missing = 0;
    for (size_t i = 0; i < n; i += 8) {
      f64x8 c[4];
      rows_at(table, s.places + i, c);
      f64x8 value = load8(s.scores + i) > c[1] ? c[2] : c[0];
      is_missing |= value != value;
      store8(values + i, value);
    }
    if (mask8(is_missing) != 0) found = noted(values, start, n, missing, found);
    if (values == part) memcpy(out + start, part, n * sizeof(double));
  }
  *missing_count = found;
}

#define PARAMETERS \
  (const double *table, double low, double per_unit, double cells, const double *scores, \
      double *out, size_t count, uint32_t *missing, size_t *missing_count)
#define ARGUMENTS (table, low, per_unit, cells, scores, out, count, missing, missing_count)

JIPYO_KERNEL(jipyo_cubic_table, PARAMETERS, ARGUMENTS)
JIPYO_KERNEL(jipyo_step_table, PARAMETERS, ARGUMENTS)
