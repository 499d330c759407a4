#include "elementary.h"

#include "CKernels.h"
#include "vectors.h"

double jipyo_exp(double x) { return exp_element(x); }

double jipyo_log(double x) { return log_element(x); }

enum { FOUR = 4 };

#define UNROLLED _Pragma("clang loop unroll(full)")
#define EACH UNROLLED for (int v = 0; v < FOUR; v++)

// `exp_element` of four vectors abreast, where no result overflows or is subnormal: so 2^k is a single
// factor, which changes no bit.
JIPYO_INLINE void exps_of_four(const f64x8 y[FOUR], double *out) {
  static const double series[] = {EXP_SERIES};
  f64x8 shifted[FOUR], r[FOUR], s[FOUR];
  EACH {
    shifted[v] = fma8(y[v], (f64x8)LOG2_E, (f64x8)ROUNDER);
    f64x8 k = shifted[v] - ROUNDER;
    r[v] = fma8(k, (f64x8)-LOG_2_HIGH, y[v]);
    r[v] = fma8(k, (f64x8)-LOG_2_LOW, r[v]);
    s[v] = series[0];
  }
  // A loop, and no straight line that the compiler would sort by vectors again.
#pragma clang loop unroll(disable)
  for (size_t i = 1; i < sizeof series / sizeof series[0]; i++) {
    EACH s[v] = fma8(s[v], r[v], (f64x8)series[i]);
  }
  EACH {
    f64x8 value = fma8(r[v] * r[v], s[v], r[v]) + 1.0;
    store8(out + 8 * v, value * doubles8((bits8(shifted[v]) << 52) + 0x3FF0000000000000u));
  }
}

// e^(a + b x), b x + a rounded once.
JIPYO_INLINE void jipyo_exps_of_line_body(
    double a, double b, const double *x, double *out, size_t count) {
  const size_t width = 8 * FOUR;
  size_t i = 0;
  for (; i + width <= count; i += width) {
    f64x8 y[FOUR];
    i64x8 is_plain = -1;
    EACH {
      y[v] = fma8((f64x8)b, load8(x + i + 8 * v), (f64x8)a);
      is_plain &= __builtin_elementwise_abs(y[v]) < 700.0;
    }
    if (__builtin_expect(mask8(is_plain) == 0xFF, 1)) {
      exps_of_four(y, out + i);
    } else {
      for (size_t k = i; k < i + width; k++) out[k] = exp_element(__builtin_fma(b, x[k], a));
    }
  }
  ELEMENTWISE
  for (; i < count; i++) out[i] = exp_element(__builtin_fma(b, x[i], a));
}

JIPYO_INLINE void jipyo_exps_body(const double *x, double *out, size_t count) {
  ELEMENTWISE
  for (size_t i = 0; i < count; i++) out[i] = exp_element(x[i]);
}

JIPYO_INLINE void jipyo_line_body(
    double a, double b, const double *x, double *out, size_t count) {
  ELEMENTWISE
  for (size_t i = 0; i < count; i++) out[i] = a + b * x[i];
}

JIPYO_INLINE void jipyo_logs_body(const double *x, double *out, size_t count) {
  ELEMENTWISE
  for (size_t i = 0; i < count; i++) out[i] = log_element(x[i]);
}

JIPYO_INLINE void jipyo_axpy_body(double a, const double *x, double *y, size_t count) {
  ELEMENTWISE
  for (size_t i = 0; i < count; i++) y[i] = __builtin_fma(a, x[i], y[i]);
}

JIPYO_KERNEL(jipyo_exps, (const double *x, double *out, size_t count), (x, out, count))
JIPYO_KERNEL(jipyo_exps_of_line,
    (double a, double b, const double *x, double *out, size_t count), (a, b, x, out, count))
JIPYO_KERNEL(jipyo_line,
    (double a, double b, const double *x, double *out, size_t count), (a, b, x, out, count))
JIPYO_KERNEL(jipyo_logs, (const double *x, double *out, size_t count), (x, out, count))
JIPYO_KERNEL(jipyo_axpy, (double a, const double *x, double *y, size_t count), (a, x, y, count))
