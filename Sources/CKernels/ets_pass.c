#include "ets_step.h"

JIPYO_INLINE jipyo_ets_sums pass(
    int trend, int season, int relative, const jipyo_ets_model *model, const double *y, size_t n,
    double *state, const jipyo_ets_trace *trace) {
  const double alpha = model->alpha, phi = model->phi;
  const double beta = trend ? model->beta : 0.0, gamma = season ? model->gamma : 0.0;
  const size_t period = season ? (size_t)model->period : 1;
  double l = state[0], b = state[1], *s = state + 2;
  ets_logs logs = {0.0, 1.0};
  double squares = 0.0;
  size_t count = 0, j = 0;
  int broken = 0;
  for (size_t t = 0; t < n; t++) {
    ets_view v = ets_look(trend, season, phi, l, b, season ? s[j] : 0.0);
    broken |= ets_broken(trend, season, relative, l, b, v);
    if (trace) trace->fitted[t] = v.forecast;
    double value = y[t], old = l;
    l = v.base;
    if (trend) b = v.growth;
    if (value == value) {
      double e = value - v.forecast;
      // The reciprocal does not wait for the error, so it is off the critical path.
      double u = season == 2 ? e * (1.0 / v.index) : e;
      l = v.base + alpha * u;
      if (trend) b = v.growth + beta * (trend == 2 ? u / old : u);
      if (season) s[j] = v.index + gamma * (season == 2 ? e / v.base : e);
      double r = relative ? e / v.forecast : e;
      squares += r * r;
      if (relative) ets_log_add(&logs, v.forecast);
      count++;
    }
    if (trace) {
      trace->level[t] = l;
      trace->trend[t] = b;
      trace->season[t] = season ? s[j] : 0.0;
    }
    if (season) j = j + 1 == period ? 0 : j + 1;
  }
  state[0] = l;
  state[1] = b;
  jipyo_ets_sums sums = {squares, logs.sum + (relative ? log_element(logs.product) : 0.0), count};
  if (broken || !(squares < __builtin_inf())) sums.squares = __builtin_inf();
  return sums;
}

jipyo_ets_sums jipyo_ets_pass(
    const jipyo_ets_model *model, const double *y, size_t n, double *state) {
#define PLAIN(trend, season, relative) pass(trend, season, relative, model, y, n, state, NULL)
  ETS_DISPATCH(PLAIN)
}

jipyo_ets_sums jipyo_ets_traced(
    const jipyo_ets_model *model, const double *y, size_t n, double *state,
    jipyo_ets_trace trace) {
#define TRACED(trend, season, relative) pass(trend, season, relative, model, y, n, state, &trace)
  ETS_DISPATCH(TRACED)
}
