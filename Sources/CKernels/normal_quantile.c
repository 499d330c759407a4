// M. J. Wichura (1988), Algorithm AS 241: the percentage points of the normal distribution, Applied
// Statistics 37, 477-484, doi:10.2307/2347330: routine PPND16.
#include "CKernels.h"
#include "elementary.h"

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

// r = sqrt(-log(tail)) <= 5.
JIPYO_INLINE double middle(double r) {
  r = r - 1.6;
  double num = 7.74545014278341407640e-4;
  num = num * r + 2.27238449892691845833e-2;
  num = num * r + 2.41780725177450611770e-1;
  num = num * r + 1.27045825245236838258e+0;
  num = num * r + 3.64784832476320460504e+0;
  num = num * r + 5.76949722146069140550e+0;
  num = num * r + 4.63033784615654529590e+0;
  num = num * r + 1.42343711074968357734e+0;
  double den = 1.05075007164441684324e-9;
  den = den * r + 5.47593808499534494600e-4;
  den = den * r + 1.51986665636164571966e-2;
  den = den * r + 1.48103976427480074590e-1;
  den = den * r + 6.89767334985100004550e-1;
  den = den * r + 1.67638483018380384940e+0;
  den = den * r + 2.05319162663775882187e+0;
  den = den * r + 1.0;
  return num / den;
}

// r > 5: tails below 1.4e-11.
JIPYO_INLINE double far(double r) {
  r = r - 5.0;
  double num = 2.01033439929228813265e-7;
  num = num * r + 2.71155556874348757815e-5;
  num = num * r + 1.24266094738807843860e-3;
  num = num * r + 2.65321895265761230930e-2;
  num = num * r + 2.96560571828504891230e-1;
  num = num * r + 1.78482653991729133580e+0;
  num = num * r + 5.46378491116411436990e+0;
  num = num * r + 6.65790464350110377720e+0;
  double den = 2.04426310338993978564e-15;
  den = den * r + 1.42151175831644588870e-7;
  den = den * r + 1.84631831751005468180e-5;
  den = den * r + 7.86869131145613259100e-4;
  den = den * r + 1.48753612908506148525e-2;
  den = den * r + 1.36929880922735805310e-1;
  den = den * r + 5.99832206555887937690e-1;
  den = den * r + 1.0;
  return num / den;
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
