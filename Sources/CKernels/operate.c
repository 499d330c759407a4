// The operations of formulas, a block at a time.
#include "CKernels.h"
#include "dispatch.h"

#define NONE __builtin_nan("")

JIPYO_INLINE double known(double x) { return x - x == 0.0 ? x : NONE; }

// 1 or 0; NaN where an operand is.
JIPYO_INLINE double truth(double x, double y, int holds) {
  return x != x || y != y ? NONE : holds ? 1.0 : 0.0;
}

JIPYO_INLINE double lesser(double x, double y) {
  return x != x || y != y ? NONE : y < x ? y : x;
}

JIPYO_INLINE double greater(double x, double y) {
  return x != x || y != y ? NONE : y > x ? y : x;
}

JIPYO_INLINE double clamped(double x, double low, double high) {
  double raised = low > x ? low : x;
  double value = high < raised ? high : raised;
  return x != x || low != low || high != high ? NONE : value;
}

JIPYO_INLINE double larger_size(double x, double y) {
  return greater(__builtin_fabs(x), __builtin_fabs(y));
}

// x, or 0 where it is but the last bits of something of that size, as `LastBits` has it.
JIPYO_INLINE double settled(double x, double size) {
  return size != size ? NONE : __builtin_fabs(x) < size * 0x1p-46 ? 0.0 : x;
}

// What a value may lie off a whole number by the noise of arithmetic, as `RoundingRule` has it.
JIPYO_INLINE double noise(double x) {
  double size = __builtin_fabs(x) > 1.0 ? 1e-12 * __builtin_fabs(x) : 1e-12;
  return size < 1e-4 ? size : 1e-4;
}

#define EACH(value) \
  ELEMENTWISE \
  for (size_t i = 0; i < count; i++) out[i] = (value); \
  break

JIPYO_INLINE void jipyo_operate_body(
    int operation, const double *a, const double *b, const double *c, double *out, size_t count) {
  switch (operation) {
    case JIPYO_ADD: EACH(known(a[i] + b[i]));
    case JIPYO_SUBTRACT: EACH(known(a[i] - b[i]));
    case JIPYO_MULTIPLY: EACH(known(a[i] * b[i]));
    case JIPYO_DIVIDE: EACH(known(a[i] / b[i]));
    case JIPYO_SQUARE: EACH(known(a[i] * a[i]));
    case JIPYO_CUBE: EACH(known(a[i] * a[i] * a[i]));
    case JIPYO_FOURTH: EACH(known((a[i] * a[i]) * (a[i] * a[i])));
    case JIPYO_NEGATE: EACH(-a[i]);
    case JIPYO_NOT: EACH(truth(a[i], a[i], a[i] == 0.0));
    case JIPYO_AND: EACH(a[i] == 0.0 ? 0.0 : truth(a[i], b[i], b[i] != 0.0));
    case JIPYO_OR: EACH(a[i] != a[i] ? NONE : a[i] != 0.0 ? 1.0 : truth(b[i], b[i], b[i] != 0.0));
    case JIPYO_SELECT: EACH(a[i] != a[i] ? NONE : a[i] != 0.0 ? b[i] : c[i]);
    case JIPYO_LESS: EACH(truth(a[i], b[i], a[i] < b[i]));
    case JIPYO_LESS_OR_EQUAL: EACH(truth(a[i], b[i], a[i] <= b[i]));
    case JIPYO_GREATER: EACH(truth(a[i], b[i], a[i] > b[i]));
    case JIPYO_GREATER_OR_EQUAL: EACH(truth(a[i], b[i], a[i] >= b[i]));
    case JIPYO_EQUAL: EACH(truth(a[i], b[i], a[i] == b[i]));
    case JIPYO_NOT_EQUAL: EACH(truth(a[i], b[i], a[i] != b[i]));
    case JIPYO_MIN: EACH(lesser(a[i], b[i]));
    case JIPYO_MAX: EACH(greater(a[i], b[i]));
    case JIPYO_CLAMP: EACH(clamped(a[i], b[i], c[i]));
    case JIPYO_ABS: EACH(__builtin_fabs(a[i]));
    case JIPYO_SQRT: EACH(__builtin_elementwise_sqrt(a[i]));
    case JIPYO_FLOOR: EACH(__builtin_elementwise_floor(a[i] + noise(a[i])) + 0.0);
    case JIPYO_CEIL: EACH(__builtin_elementwise_ceil(a[i] - noise(a[i])) + 0.0);
    case JIPYO_LARGEST_SIZE: EACH(larger_size(larger_size(a[i], b[i]), c[i]));
    case JIPYO_SETTLE: EACH(settled(a[i], larger_size(b[i], c[i])));
    default: EACH(known(a[i]));
  }
}

JIPYO_KERNEL(jipyo_operate,
    (int operation, const double *a, const double *b, const double *c, double *out, size_t count),
    (operation, a, b, c, out, count))
