#include "elementary.h"

#include "CKernels.h"

double jipyo_exp(double x) { return exp_element(x); }

double jipyo_log(double x) { return log_element(x); }

JIPYO_INLINE void exps(const double *x, double *out, size_t count) {
  for (size_t i = 0; i < count; i++) out[i] = exp_element(x[i]);
}

JIPYO_INLINE void logs(const double *x, double *out, size_t count) {
  for (size_t i = 0; i < count; i++) out[i] = log_element(x[i]);
}

JIPYO_INLINE void axpy(double a, const double *x, double *y, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] = __builtin_fma(a, x[i], y[i]);
}

#ifdef JIPYO_AVX2
JIPYO_AVX2 static void exps_avx2(const double *x, double *out, size_t count) {
  exps(x, out, count);
}

JIPYO_AVX2 static void logs_avx2(const double *x, double *out, size_t count) {
  logs(x, out, count);
}

JIPYO_AVX2_FMA static void axpy_avx2(double a, const double *x, double *y, size_t count) {
  axpy(a, x, y, count);
}
#endif

void jipyo_exps(const double *x, double *out, size_t count) {
#ifdef JIPYO_AVX2
  if (JIPYO_HAS_AVX2) {
    exps_avx2(x, out, count);
    return;
  }
#endif
  exps(x, out, count);
}

void jipyo_logs(const double *x, double *out, size_t count) {
#ifdef JIPYO_AVX2
  if (JIPYO_HAS_AVX2) {
    logs_avx2(x, out, count);
    return;
  }
#endif
  logs(x, out, count);
}

void jipyo_axpy(double a, const double *x, double *y, size_t count) {
#ifdef JIPYO_AVX2_FMA
  if (JIPYO_HAS_AVX2_FMA) {
    axpy_avx2(a, x, y, count);
    return;
  }
#endif
  axpy(a, x, y, count);
}
