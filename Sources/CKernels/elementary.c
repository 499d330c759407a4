#include "elementary.h"

#include "CKernels.h"

double jipyo_exp(double x) { return exp_element(x); }

double jipyo_log(double x) { return log_element(x); }

JIPYO_INLINE void jipyo_exps_body(const double *x, double *out, size_t count) {
  ELEMENTWISE
  for (size_t i = 0; i < count; i++) out[i] = exp_element(x[i]);
}

JIPYO_INLINE void jipyo_exps_of_line_body(
    double a, double b, const double *x, double *out, size_t count) {
  ELEMENTWISE
  for (size_t i = 0; i < count; i++) out[i] = exp_element(__builtin_fma(b, x[i], a));
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
