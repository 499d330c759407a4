#include "ets_step.h"

// Four coordinates at a time; two registers without AVX2, the same operations in the same order.
typedef double lanes __attribute__((vector_size(32), aligned(8)));
enum { BLOCK = 32, MOST = JIPYO_ETS_WIDEST / 4, SEASONS = 25 };

// gram += rows^T rows, the lower triangle in blocks of four by four.
JIPYO_INLINE void add_products(const lanes *rows, size_t count, size_t wide, double *gram) {
  for (size_t i = 0; i < wide; i++) {
    for (size_t j = 0; j <= i; j++) {
      lanes sum[4] = {{0}, {0}, {0}, {0}};
      for (size_t r = 0; r < count; r++) {
        lanes a = rows[r * wide + i], b = rows[r * wide + j];
        sum[0] += b * a[0];
        sum[1] += b * a[1];
        sum[2] += b * a[2];
        sum[3] += b * a[3];
      }
      for (size_t k = 0; k < 4; k++) {
        *(lanes *)(gram + (4 * i + k) * 4 * wide + 4 * j) += sum[k];
      }
    }
  }
}

// The derivatives of the state by every coordinate.
typedef struct {
  lanes level[MOST], trend[MOST], season[SEASONS][MOST];
} ets_tangents;

JIPYO_INLINE void begin(ets_tangents *d, int trend, int season, size_t period, size_t wide) {
  const lanes zero = {0};
  for (size_t k = 0; k < wide; k++) {
    d->level[k] = zero;
    d->trend[k] = zero;
    for (size_t j = 0; season && j < period; j++) d->season[j][k] = zero;
  }
  d->level[1][0] = 1.0;
  if (trend) d->trend[1][1] = 1.0;
  for (size_t j = 0; season && j + 1 < period; j++) {
    size_t k = JIPYO_ETS_SEASON + j;
    d->season[j][k / 4][k % 4] = 1.0;
  }
}

JIPYO_INLINE jipyo_ets_sums jacobian(
    int trend, int season, int relative, const jipyo_ets_model *model, const double *y, size_t n,
    double *state, const double *chain, size_t wide, double *gram, double *means,
    double *tangents) {
  const double alpha = model->alpha, phi = model->phi;
  const double beta = trend ? model->beta : 0.0, gamma = season ? model->gamma : 0.0;
  const size_t period = season ? (size_t)model->period : 1;
  const lanes by_alpha = *(const lanes *)chain, by_beta = *(const lanes *)(chain + 4);
  const lanes by_gamma = *(const lanes *)(chain + 8), by_phi = *(const lanes *)(chain + 12);
  lanes rows[BLOCK * MOST], mean[MOST];
  ets_tangents d;
  begin(&d, trend, season, period, wide);
  for (size_t k = 0; k < wide; k++) mean[k] = d.level[0] * 0.0;
  for (size_t k = 0; k < 16 * wide * wide; k++) gram[k] = 0.0;
  double l = state[0], b = state[1], *s = state + 2;
  ets_logs logs = {0.0, 1.0};
  double squares = 0.0;
  size_t count = 0, j = 0, held = 0;
  int broken = 0;
  for (size_t t = 0; t < n; t++) {
    ets_view v = ets_look(trend, season, phi, l, b, season ? s[j] : 0.0);
    broken |= ets_broken(trend, season, relative, l, b, v);
    double value = y[t], old = l;
    int seen = value == value;
    double e = seen ? value - v.forecast : 0.0;
    double over_index = season == 2 ? 1.0 / v.index : 1.0;
    double over_base = season == 2 ? 1.0 / v.base : 1.0;
    double u = season == 2 ? e * over_index : e, w = season == 2 ? e * over_base : e;
    // Derivatives of the growth by the trend and by phi.
    double slope = trend == 2 ? (phi == 1.0 ? 1.0 : phi * v.growth / b) : phi;
    double bend = trend == 2 ? v.growth * log_element(b) : b;
    double inverse = relative ? 1.0 / v.forecast : 1.0;
    double weight = relative ? value * inverse * inverse : 1.0;
    double a = seen ? alpha : 0.0, g = seen ? beta : 0.0, c = seen ? gamma : 0.0;
    double over_level = trend == 2 ? 1.0 / old : 1.0;
    lanes *row = rows + held * wide;
    for (size_t k = 0; k < wide; k++) {
      lanes dl = d.level[k], dg = dl, dq = dl;
      if (trend) {
        dg = slope * d.trend[k];
        if (k == 0) dg += bend * by_phi;
        dq = trend == 2 ? v.growth * dl + old * dg : dl + dg;
      }
      lanes df = dq, du = -dq, dw = -dq, dz = dq;
      if (season) dz = d.season[j][k];
      if (season == 1) {
        df = dq + dz;
        du = dw = -df;
      }
      if (season == 2) {
        df = v.index * dq + v.base * dz;
        du = -over_index * (df + u * dz);
        dw = -over_base * (df + w * dq);
      }
      lanes level = dq + a * du;
      if (k == 0) level += u * by_alpha;
      d.level[k] = level;
      if (trend) {
        lanes dr = trend == 2 ? over_level * (du - (u * over_level) * dl) : du;
        lanes next = dg + g * dr;
        if (k == 0) next += (u * over_level) * by_beta;
        d.trend[k] = next;
      }
      if (season) {
        lanes next = dz + c * dw;
        if (k == 0) next += w * by_gamma;
        d.season[j][k] = next;
      }
      row[k] = weight * df;
      if (relative && seen) mean[k] += inverse * df;
    }
    l = v.base + a * u;
    if (trend) b = v.growth + g * (u * over_level);
    if (season) {
      s[j] = v.index + c * w;
      j = j + 1 == period ? 0 : j + 1;
    }
    if (seen) {
      double r = relative ? e * inverse : e;
      ((double *)row)[JIPYO_ETS_RESIDUAL] = r;
      squares += r * r;
      if (relative) ets_log_add(&logs, v.forecast);
      count++;
      if (++held == BLOCK) {
        add_products(rows, held, wide, gram);
        held = 0;
      }
    }
  }
  add_products(rows, held, wide, gram);
  for (size_t k = 0; k < wide; k++) *(lanes *)(means + 4 * k) = mean[k];
  if (tangents) {
    for (size_t k = 0; k < wide; k++) {
      *(lanes *)(tangents + 4 * k) = d.level[k];
      *(lanes *)(tangents + 4 * (wide + k)) = d.trend[k];
      for (size_t i = 0; season && i < period; i++) {
        *(lanes *)(tangents + 4 * ((2 + i) * wide + k)) = d.season[i][k];
      }
    }
  }
  state[0] = l;
  state[1] = b;
  jipyo_ets_sums sums = {squares, logs.sum + (relative ? log_element(logs.product) : 0.0), count};
  if (broken || !(squares < __builtin_inf())) sums.squares = __builtin_inf();
  return sums;
}

#define JACOBIAN(trend, season, relative) \
  jacobian(trend, season, relative, model, y, n, state, chain, width / 4, gram, means, tangents)

static jipyo_ets_sums baseline(
    const jipyo_ets_model *model, const double *y, size_t n, double *state, const double *chain,
    size_t width, double *gram, double *means, double *tangents) {
  ETS_DISPATCH(JACOBIAN)
}

#ifdef JIPYO_AVX2
JIPYO_AVX2 static jipyo_ets_sums avx2(
    const jipyo_ets_model *model, const double *y, size_t n, double *state, const double *chain,
    size_t width, double *gram, double *means, double *tangents) {
  ETS_DISPATCH(JACOBIAN)
}
#endif

jipyo_ets_sums jipyo_ets_jacobian(
    const jipyo_ets_model *model, const double *y, size_t n, double *state,
    const double chain[16], size_t width, double *gram, double *means, double *tangents) {
#ifdef JIPYO_AVX2
  if (jipyo_variant() >= JIPYO_VARIANT_AVX2) {
    return avx2(model, y, n, state, chain, width, gram, means, tangents);
  }
#endif
  return baseline(model, y, n, state, chain, width, gram, means, tangents);
}
