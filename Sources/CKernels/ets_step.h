// The recursions of exponential smoothing for one period, specialised by constant arguments.
#ifndef JIPYO_ETS_STEP_H
#define JIPYO_ETS_STEP_H

#include "CKernelsETS.h"
#include "elementary.h"

// Everything that one period yields before the state moves on.
typedef struct {
  double growth;    // phi b, or b^phi
  double base;      // level with growth
  double index;     // the seasonal index
  double forecast;
} ets_view;

JIPYO_INLINE ets_view ets_look(int trend, int season, double phi, double l, double b, double s) {
  ets_view v;
  v.growth = trend == 0 ? 0.0
      : trend == 1 ? phi * b
      : phi == 1.0 ? b : exp_element(phi * log_element(b));
  v.base = trend == 0 ? l : trend == 1 ? l + v.growth : l * v.growth;
  v.index = s;
  v.forecast = season == 0 ? v.base : season == 1 ? v.base + s : v.base * s;
  return v;
}

// A running sum of logarithms of magnitudes that takes one logarithm for many factors.
typedef struct {
  double sum, product;
} ets_logs;

JIPYO_INLINE void ets_log_add(ets_logs *logs, double x) {
  logs->product *= __builtin_fabs(x);
  if (!(logs->product > 0x1p-400 && logs->product < 0x1p400)) {
    logs->sum += log_element(logs->product);
    logs->product = 1.0;
  }
}

// Whether a model with relative errors, a multiplicative trend or season has broken down.
JIPYO_INLINE int ets_broken(int trend, int season, int relative, double l, double b, ets_view v) {
  int broken = 0;
  if (relative) broken |= !(__builtin_fabs(v.forecast) > 0x1p-300);
  if (trend == 2) broken |= !(l > 0x1p-300) | !(b > 0.0);
  if (season == 2) broken |= !(v.index > 0.0) | !(v.base > 0x1p-300);
  return broken;
}

// Calls BODY(trend, season, relative) with constants.
#define ETS_ERRORS(trend, season, BODY) \
  if (model->relative) return BODY(trend, season, 1); \
  return BODY(trend, season, 0);
#define ETS_SEASONS(trend, BODY) \
  switch (model->season) { \
    case 0: ETS_ERRORS(trend, 0, BODY) \
    case 1: ETS_ERRORS(trend, 1, BODY) \
    default: ETS_ERRORS(trend, 2, BODY) \
  }
#define ETS_DISPATCH(BODY) \
  switch (model->trend) { \
    case 0: ETS_SEASONS(0, BODY) \
    case 1: ETS_SEASONS(1, BODY) \
    default: ETS_SEASONS(2, BODY) \
  }

#endif
