#ifndef JIPYO_CKERNELS_ETS_H
#define JIPYO_CKERNELS_ETS_H

// Exponential smoothing: one pass over a series, with and without derivatives.
//
// Every model of the family has the same recursions whatever its errors are (Hyndman, Koehler, Ord
// and Snyder 2008, ch. 2); the errors decide only what is summed. NaN in the series is a period
// without observation, over which the state is carried forward.

#include <stddef.h>

// trend and season: 0 none, 1 additive, 2 multiplicative. relative: errors are divided by the
// forecast. Without trend, beta and phi are not read; without season, gamma and period are not.
typedef struct {
  int trend, season, relative;
  int period;
  double alpha, beta, gamma, phi;
} jipyo_ets_model;

// The sum of squared errors, the sum of the logarithms of the one-step forecasts' magnitudes
// (relative errors only), and how many values were observed. `squares` is infinite where the model
// breaks down.
typedef struct {
  double squares, logs;
  size_t count;
} jipyo_ets_sums;

// Where the states after each period are put: arrays of the series' length; `season` receives the
// index of the period's own season.
typedef struct {
  double *fitted, *level, *trend, *season;
} jipyo_ets_trace;

// The state is level, trend, then `period` seasonal indices in time order; it is updated in place.
jipyo_ets_sums jipyo_ets_pass(
    const jipyo_ets_model *model, const double *y, size_t n, double *state);
jipyo_ets_sums jipyo_ets_traced(
    const jipyo_ets_model *model, const double *y, size_t n, double *state, jipyo_ets_trace trace);

// Four sets of smoothing parameters from one state, for all kinds of errors at once: the sums of
// squared errors, of squared relative errors, and of the logarithms of the forecasts' magnitudes.
typedef struct {
  int trend, season, period;
  double phi, alpha[4], beta[4], gamma[4];
} jipyo_ets_grid;
typedef struct {
  double squares[4], relative[4], logs[4];
} jipyo_ets_grid_sums;
void jipyo_ets_grid_pass(
    const jipyo_ets_grid *grid, const double *y, size_t n, const double *state,
    jipyo_ets_grid_sums *sums);

// Coordinates of the derivatives: 0 to 3 are alpha, beta, gamma, phi by way of `chain`, 4 the
// initial level, 5 the initial trend, 6 is taken by the residual, from 7 on the initial seasonal
// indices but the last. The width of a row is the number of coordinates, rounded up to a multiple
// of 4, at most 32.
enum { JIPYO_ETS_RESIDUAL = 6, JIPYO_ETS_SEASON = 7, JIPYO_ETS_WIDEST = 32 };

// chain[i][k] is the derivative of parameter i (alpha, beta, gamma, phi) by coordinate k < 4. gram
// (width x width, the lower triangle) receives the sums of products of the weighted derivatives of
// the forecasts, with the residual in its own row; means (width) the sums of the derivatives of
// their logarithms. The weights are 1, or y / f^2 for relative errors. tangents, where not null,
// receives the derivatives of the last level, trend and seasonal indices, (2 + period) rows of
// `width`.
jipyo_ets_sums jipyo_ets_jacobian(
    const jipyo_ets_model *model, const double *y, size_t n, double *state,
    const double chain[16], size_t width, double *gram, double *means, double *tangents);

#endif
