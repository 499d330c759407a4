// The tails of M. J. Wichura (1988), Algorithm AS 241, routine PPND16.
#ifndef JIPYO_NORMAL_QUANTILE_H
#define JIPYO_NORMAL_QUANTILE_H

#include "elementary.h"

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

#endif
