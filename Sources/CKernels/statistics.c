// Passes over a column of draws.
#include "CKernels.h"
#include "vectors.h"

enum { BLOCK = 4096, CHUNK = 1024 };

JIPYO_INLINE double total(f64x8 x) {
  return ((x[0] + x[4]) + (x[1] + x[5])) + ((x[2] + x[6]) + (x[3] + x[7]));
}

JIPYO_INLINE double least(f64x8 x) {
  double value = x[0];
  for (int lane = 1; lane < 8; lane++) value = x[lane] < value ? x[lane] : value;
  return value;
}

// Sums over one block; lanes first, so that the order of additions is the same everywhere.
JIPYO_INLINE void moments_of_block(
    const double *x, size_t count, double shift, struct jipyo_moments *moments) {
  const f64x8 infinite = __builtin_inf();
  f64x8 n = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0, s4 = 0.0, low = infinite, high = -infinite;
  for (size_t i = 0; i < count; i += 8) {
    f64x8 v = filled8(x + i, count - i, __builtin_nan(""));
    i64x8 is_finite = v - v == 0.0;
    f64x8 d = is_finite ? v - shift : (f64x8)0.0, square = d * d;
    n += is_finite ? (f64x8)1.0 : (f64x8)0.0;
    s1 += d;
    s2 += square;
    s3 = fma8(square, d, s3);
    s4 = fma8(square, square, s4);
    low = (is_finite & (v < low)) ? v : low;
    high = (is_finite & (v > high)) ? v : high;
  }
  moments->count += total(n);
  moments->sums[0] += total(s1);
  moments->sums[1] += total(s2);
  moments->sums[2] += total(s3);
  moments->sums[3] += total(s4);
  double lowest = least(low), highest = -least(-high);
  if (lowest < moments->minimum) moments->minimum = lowest;
  if (highest > moments->maximum) moments->maximum = highest;
}

JIPYO_INLINE void jipyo_add_moments_body(
    const double *x, size_t count, double shift, struct jipyo_moments *moments) {
  for (size_t i = 0; i < count; i += BLOCK) {
    moments_of_block(x + i, count - i < BLOCK ? count - i : BLOCK, shift, moments);
  }
}

JIPYO_KERNEL(jipyo_add_moments,
    (const double *x, size_t count, double shift, struct jipyo_moments *moments),
    (x, count, shift, moments))

JIPYO_INLINE void shortfalls_of_block(
    const double *x, size_t count, double sign, const double *thresholds,
    struct jipyo_shortfalls *shortfalls) {
  f64x8 sums[2] = {0.0, 0.0}, squares[2] = {0.0, 0.0}, farthest[2] = {0.0, 0.0};
  for (size_t i = 0; i < count; i += 8) {
    f64x8 v = filled8(x + i, count - i, __builtin_nan(""));
    for (int t = 0; t < 2; t++) {
      f64x8 d = sign * (thresholds[t] - v);
      d = d > 0.0 ? d : (f64x8)0.0;
      sums[t] += d;
      squares[t] = fma8(d, d, squares[t]);
      farthest[t] = d > farthest[t] ? d : farthest[t];
    }
  }
  for (int t = 0; t < 2; t++) {
    double most = -least(-farthest[t]);
    shortfalls->sums[t] += total(sums[t]);
    shortfalls->squares[t] += total(squares[t]);
    if (most > shortfalls->farthest[t]) shortfalls->farthest[t] = most;
  }
}

JIPYO_INLINE void jipyo_add_shortfalls_body(
    const double *x, size_t count, double sign, double first, double second,
    struct jipyo_shortfalls *shortfalls) {
  const double thresholds[2] = {first, second};
  for (size_t i = 0; i < count; i += BLOCK) {
    shortfalls_of_block(x + i, count - i < BLOCK ? count - i : BLOCK, sign, thresholds, shortfalls);
  }
}

JIPYO_KERNEL(jipyo_add_shortfalls,
    (const double *x, size_t count, double sign, double first, double second,
        struct jipyo_shortfalls *shortfalls),
    (x, count, sign, first, second, shortfalls))

// 0 below `low` and for NaN, then equal bins, the last for all that is above them; an increasing function of x.
JIPYO_INLINE void bins_of(
    const double *x, size_t count, double low, double scale, uint32_t last, uint32_t *bins) {
  for (size_t i = 0; i < count; i++) {
    double position = (x[i] - low) * scale + 1.0;
    position = position > 0.0 ? position : 0.0;
    position = position > (double)last ? (double)last : position;
    bins[i] = (uint32_t)(int32_t)position;
  }
}

JIPYO_INLINE void jipyo_histogram_body(
    const double *x, size_t count, double low, double scale, uint32_t last, uint32_t *counts) {
  uint32_t bins[CHUNK];
  for (size_t i = 0; i < count; i += CHUNK) {
    size_t n = count - i < CHUNK ? count - i : CHUNK;
    bins_of(x + i, n, low, scale, last, bins);
    for (size_t k = 0; k < n; k++) counts[bins[k]]++;
  }
}

JIPYO_KERNEL(jipyo_histogram,
    (const double *x, size_t count, double low, double scale, uint32_t last, uint32_t *counts),
    (x, count, low, scale, last, counts))

JIPYO_INLINE void jipyo_select_bins_body(
    const double *x, size_t count, double low, double scale, uint32_t last,
    const uint8_t *is_wanted, double *out, size_t *out_count) {
  uint32_t bins[CHUNK];
  size_t found = 0;
  for (size_t i = 0; i < count; i += CHUNK) {
    size_t n = count - i < CHUNK ? count - i : CHUNK;
    bins_of(x + i, n, low, scale, last, bins);
    for (size_t k = 0; k < n; k++) {
      out[found] = x[i + k];
      found += is_wanted[bins[k]];
    }
  }
  *out_count = found;
}

JIPYO_KERNEL(jipyo_select_bins,
    (const double *x, size_t count, double low, double scale, uint32_t last,
        const uint8_t *is_wanted, double *out, size_t *out_count),
    (x, count, low, scale, last, is_wanted, out, out_count))

JIPYO_INLINE void jipyo_count_and_select_bins_body(
    const double *x, size_t count, double low, double scale, uint32_t last,
    const uint8_t *is_wanted, uint32_t *counts, double *out, size_t *out_count) {
  uint32_t bins[CHUNK];
  size_t found = 0;
  for (size_t i = 0; i < count; i += CHUNK) {
    size_t n = count - i < CHUNK ? count - i : CHUNK;
    bins_of(x + i, n, low, scale, last, bins);
    for (size_t k = 0; k < n; k++) {
      counts[bins[k]]++;
      out[found] = x[i + k];
      found += is_wanted[bins[k]];
    }
  }
  *out_count = found;
}

JIPYO_KERNEL(jipyo_count_and_select_bins,
    (const double *x, size_t count, double low, double scale, uint32_t last,
        const uint8_t *is_wanted, uint32_t *counts, double *out, size_t *out_count),
    (x, count, low, scale, last, is_wanted, counts, out, out_count))

JIPYO_INLINE void jipyo_differences_body(
    const double *x, const double *y, double first, double *out, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double difference = y[i] - x[i], size = __builtin_fabs(x[i]) + __builtin_fabs(y[i]);
    out[i] = __builtin_fabs(difference - first) <= size * 0x1p-51 ? first : difference;
  }
}

JIPYO_KERNEL(jipyo_differences,
    (const double *x, const double *y, double first, double *out, size_t count),
    (x, y, first, out, count))

JIPYO_INLINE void jipyo_count_reaching_body(
    const double *x, size_t count, double target, int is_lower_better, size_t *reaching) {
  size_t at_least = 0, at_most = 0;
  for (size_t i = 0; i < count; i++) {
    at_least += x[i] >= target;
    at_most += x[i] <= target;
  }
  *reaching = is_lower_better ? at_most : at_least;
}

JIPYO_KERNEL(jipyo_count_reaching,
    (const double *x, size_t count, double target, int is_lower_better, size_t *reaching),
    (x, count, target, is_lower_better, reaching))

JIPYO_INLINE void jipyo_count_changes_body(
    const double *x, const double *y, size_t count, double target, int is_lower_better,
    size_t *gained, size_t *lost) {
  // With its sign turned, to be at most a number is to be at least another.
  const double sign = is_lower_better ? -1.0 : 1.0, limit = sign * target;
  size_t only_second = 0, only_first = 0;
  for (size_t i = 0; i < count; i++) {
    double a = sign * x[i], b = sign * y[i];
    only_second += (a < limit) & (b >= limit);
    only_first += (a >= limit) & (b < limit);
  }
  *gained = only_second;
  *lost = only_first;
}

JIPYO_KERNEL(jipyo_count_changes,
    (const double *x, const double *y, size_t count, double target, int is_lower_better,
        size_t *gained, size_t *lost),
    (x, y, count, target, is_lower_better, gained, lost))

// Up to eight numbers less a centre; 0 where there are none.
JIPYO_INLINE f64x8 centred8(const double *x, size_t count, double centre) {
  if (count >= 8) return load8(x) - centre;
  f64x8 v = 0.0;
  for (size_t k = 0; k < count; k++) v[k] = x[k] - centre;
  return v;
}

// Lanes first, as everywhere.
JIPYO_INLINE void jipyo_add_swaps_body(
    const double *a, const double *b, const double *ab, const double *ba, double centre, size_t count,
    struct jipyo_swaps *swaps) {
  f64x8 products = 0.0, wholes = 0.0, changes = 0.0, squares = 0.0;
  for (size_t i = 0; i < count; i += 8) {
    f64x8 first = centred8(a + i, count - i, centre), second = centred8(b + i, count - i, centre);
    f64x8 third = centred8(ab + i, count - i, centre), fourth = centred8(ba + i, count - i, centre);
    f64x8 one = first - third, other = fourth - second, whole = first - second, swapped = fourth - third;
    products = fma8(one, other, products);
    wholes = fma8(whole, whole, fma8(swapped, swapped, wholes));
    changes = fma8(one, one, fma8(other, other, changes));
    squares = fma8(third, third, fma8(fourth, fourth, squares));
  }
  swaps->product += total(products);
  swaps->whole += total(wholes);
  swaps->change += total(changes);
  swaps->square += total(squares);
}

JIPYO_KERNEL(jipyo_add_swaps,
    (const double *a, const double *b, const double *ab, const double *ba, double centre, size_t count,
        struct jipyo_swaps *swaps),
    (a, b, ab, ba, centre, count, swaps))
