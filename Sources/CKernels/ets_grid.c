#include "ets_step.h"

// Four sets of smoothing parameters at a time.
typedef double lanes __attribute__((vector_size(32), aligned(8)));
typedef int64_t masks __attribute__((vector_size(32), aligned(8)));
enum { SEASONS = 25 };

JIPYO_INLINE void log_lanes(lanes *sum, lanes *product) {
  for (int k = 0; k < 4; k++) {
    (*sum)[k] += log_element((*product)[k]);
    (*product)[k] = 1.0;
  }
}

JIPYO_INLINE void power_lanes(lanes *out, const lanes *b, double phi) {
  for (int k = 0; k < 4; k++) (*out)[k] = exp_element(phi * log_element((*b)[k]));
}

JIPYO_INLINE void magnitude(lanes *x) {
  *x = (lanes)((masks)*x & INT64_MAX);
}

JIPYO_INLINE void grid(
    int trend, int season, const jipyo_ets_grid *g, const double *y, size_t n,
    const double *state, jipyo_ets_grid_sums *out) {
  const lanes alpha = *(const lanes *)g->alpha, beta = *(const lanes *)g->beta;
  const lanes gamma = *(const lanes *)g->gamma, one = {1, 1, 1, 1}, zero = {0};
  const size_t period = season ? (size_t)g->period : 1;
  lanes l = zero + state[0], b = zero + state[1], s[SEASONS];
  lanes squares = zero, relative = zero, logs = zero, product = one;
  for (size_t k = 0; season && k < period; k++) s[k] = zero + state[2 + k];
  size_t j = 0;
  for (size_t t = 0; t < n; t++) {
    lanes growth = zero, base = l, index = zero, f;
    if (trend == 1) {
      growth = g->phi * b;
      base = l + growth;
    }
    if (trend == 2) {
      growth = b;
      if (g->phi != 1.0) power_lanes(&growth, &b, g->phi);
      base = l * growth;
    }
    if (season) index = s[j];
    f = season == 0 ? base : season == 1 ? base + index : base * index;
    double value = y[t];
    lanes old = l;
    l = base;
    if (trend) b = growth;
    if (value == value) {
      lanes e = value - f;
      lanes u = season == 2 ? e * (1.0 / index) : e;
      l = base + alpha * u;
      if (trend) b = growth + beta * (trend == 2 ? u / old : u);
      if (season) s[j] = index + gamma * (season == 2 ? e / base : e);
      lanes r = e / f;
      squares += e * e;
      relative += r * r;
      magnitude(&f);
      product *= f;
      if (t % 8 == 7) log_lanes(&logs, &product);
    }
    if (season) j = j + 1 == period ? 0 : j + 1;
  }
  log_lanes(&logs, &product);
  *(lanes *)out->squares = squares;
  *(lanes *)out->relative = relative;
  *(lanes *)out->logs = logs;
}

JIPYO_INLINE void chosen(
    const jipyo_ets_grid *g, const double *y, size_t n, const double *state,
    jipyo_ets_grid_sums *out) {
  switch (3 * g->trend + g->season) {
    case 0: return grid(0, 0, g, y, n, state, out);
    case 1: return grid(0, 1, g, y, n, state, out);
    case 2: return grid(0, 2, g, y, n, state, out);
    case 3: return grid(1, 0, g, y, n, state, out);
    case 4: return grid(1, 1, g, y, n, state, out);
    case 5: return grid(1, 2, g, y, n, state, out);
    case 6: return grid(2, 0, g, y, n, state, out);
    case 7: return grid(2, 1, g, y, n, state, out);
    default: return grid(2, 2, g, y, n, state, out);
  }
}

#ifdef JIPYO_AVX2
JIPYO_AVX2 static void avx2(
    const jipyo_ets_grid *g, const double *y, size_t n, const double *state,
    jipyo_ets_grid_sums *out) {
  chosen(g, y, n, state, out);
}
#endif

void jipyo_ets_grid_pass(
    const jipyo_ets_grid *g, const double *y, size_t n, const double *state,
    jipyo_ets_grid_sums *out) {
#ifdef JIPYO_AVX2
  if (jipyo_variant() >= JIPYO_VARIANT_AVX2) {
    avx2(g, y, n, state, out);
    return;
  }
#endif
  chosen(g, y, n, state, out);
}
