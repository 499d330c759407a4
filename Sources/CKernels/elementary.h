// One element of e^x and of log x, in a form that vectorises.
#ifndef JIPYO_ELEMENTARY_H
#define JIPYO_ELEMENTARY_H

#include "dispatch.h"

// Adding and subtracting this rounds a small double to an integer, which then stands in its low bits.
#define ROUNDER 0x1.8p52

// log 2 in two parts, the first with zeros at its end; 1 / log 2.
#define LOG_2_HIGH 6.93147180369123816490e-01
#define LOG_2_LOW 1.90821492927058770002e-10
#define LOG2_E 0x1.71547652b82fep0

// (e^r - 1 - r) / r^2, the highest power first.
#define EXP_SERIES \
  2.0914679452495193751e-9, 2.5105206480259365425e-8, 2.7557273661166279923e-7, 2.7557255425491072157e-6, \
  2.4801587325533507557e-5, 1.9841269874800693264e-4, 1.3888888888883752376e-3, 8.3333333333261408264e-3, \
  4.1666666666666669752e-2, 1.6666666666666670986e-1, 0.5

// 2^k for an integral double k with |k| < 1022.
JIPYO_INLINE double power_of_two(double k) {
  return double_of((bits_of(k + ROUNDER) << 52) + 0x3FF0000000000000u);
}

// Cody and Waite's reduction to |r| <= log(2)/2, then 1 + r + r^2 s(r) with s of degree 10, the
// interpolant at Chebyshev's points (relative error 2.3e-19).
JIPYO_INLINE double exp_element(double x) {
  double y = x < -750.0 ? -750.0 : x;
  y = y > 710.0 ? 710.0 : y;
  double k = __builtin_fma(y, LOG2_E, ROUNDER) - ROUNDER;
  double r = __builtin_fma(k, -LOG_2_HIGH, y);
  r = __builtin_fma(k, -LOG_2_LOW, r);
  static const double series[] = {EXP_SERIES};
  double s = series[0];
#pragma clang loop unroll(full)
  for (size_t i = 1; i < sizeof series / sizeof series[0]; i++) s = __builtin_fma(s, r, series[i]);
  double value = 1.0 + __builtin_fma(r * r, s, r);
  double half = (0.5 * k + ROUNDER) - ROUNDER;
  return (value * power_of_two(half)) * power_of_two(k - half);
}

// x = 2^k m with sqrt(1/2) <= m < sqrt(2), then the minimax polynomial in s = (m-1)/(m+1) of
// Sun's fdlibm (e_log.c, 1993).
JIPYO_INLINE double log_element(double x) {
  double tiny = x < 0x1p-1022 ? 1.0 : 0.0;
  uint64_t u = bits_of(tiny != 0.0 ? x * 0x1p54 : x);
  uint64_t shifted = u - 0x3FE6A09E667F3BCDu;
  // The exponent, an integer between -1075 and 1024, brought to a double by way of its low bits.
  uint64_t exponent = shifted >> 52;
  double biased = double_of(0x4330000000000000u | exponent) - 0x1p52;
  double k = biased > 2047.0 ? biased - 4096.0 : biased;
  double m = double_of(u - (exponent << 52));
  k = k - 54.0 * tiny;
  double f = m - 1.0;
  double s = f / (2.0 + f);
  double z = s * s;
  double w = z * z;
  double even = w * (3.999999999940941908e-01
      + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  double odd = z * (6.666666666666735130e-01
      + w * (2.857142874366239149e-01
      + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  double half = 0.5 * f * f;
  double value = k * LOG_2_HIGH
      - ((half - (s * (half + (even + odd)) + k * LOG_2_LOW)) - f);
  value = x == 0.0 ? -__builtin_inf() : value;
  value = x < 0.0 ? __builtin_nan("") : value;
  value = x == __builtin_inf() ? x : value;
  return x != x ? x : value;
}

#endif
