// M. J. Wichura (1988), Algorithm AS 241: the percentage points of the normal distribution, Applied
// Statistics 37, 477-484, doi:10.2307/2347330: routine PPND16.
#include "CKernels.h"
#include "normal_quantile.h"

// |p - 1/2| <= 0.425.
JIPYO_INLINE double central(double q) {
  double r = 0.180625 - q * q;
  double num = 2.5090809287301226727e+3;
  num = num * r + 3.3430575583588128105e+4;
  num = num * r + 6.7265770927008700853e+4;
  num = num * r + 4.5921953931549871457e+4;
  num = num * r + 1.3731693765509461125e+4;
  num = num * r + 1.9715909503065514427e+3;
  num = num * r + 1.3314166789178437745e+2;
  num = num * r + 3.3871328727963666080e+0;
  double den = 5.2264952788528545610e+3;
  den = den * r + 2.8729085735721942674e+4;
  den = den * r + 3.9307895800092710610e+4;
  den = den * r + 2.1213794301586595867e+4;
  den = den * r + 5.3941960214247511077e+3;
  den = den * r + 6.8718700749205790830e+2;
  den = den * r + 4.2313330701600911252e+1;
  den = den * r + 1.0;
  return q * (num / den);
}

// The part that a block computes for few elements, apart from the loop that vectorises.
static double outer(double p) {
  if (!(p > 0.0 && p < 1.0)) {
    if (p == 0.0) return -__builtin_inf();
    if (p == 1.0) return __builtin_inf();
    return __builtin_nan("");
  }
  double tail = p < 0.5 ? p : 1.0 - p;
  double r = __builtin_sqrt(-log_element(tail));
  double value = r <= 5.0 ? middle(r) : far(r);
  return p < 0.5 ? -value : value;
}

JIPYO_INLINE int is_central(double q) { return q >= -0.425 && q <= 0.425; }

double jipyo_normal_quantile(double p) {
  double q = p - 0.5;
  return is_central(q) ? central(q) : outer(p);
}

enum { CHUNK = 256 };

// The central formula for a chunk, then the outer one where it applies; the chunk only keeps the input
// at hand when in and out are the same array.
JIPYO_INLINE void jipyo_normal_quantiles_body(const double *p, double *out, size_t count) {
  double held[CHUNK];
  for (size_t start = 0; start < count; start += CHUNK) {
    size_t n = count - start < CHUNK ? count - start : CHUNK;
    memcpy(held, p + start, n * sizeof(double));
    double *to = out + start;
    for (size_t i = 0; i < n; i++) to[i] = central(held[i] - 0.5);
    for (size_t i = 0; i < n; i++) {
      if (!is_central(held[i] - 0.5)) to[i] = outer(held[i]);
    }
  }
}

JIPYO_KERNEL(jipyo_normal_quantiles, (const double *p, double *out, size_t count), (p, out, count))
