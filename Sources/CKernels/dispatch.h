// One body, compiled for several instruction sets and chosen at run time.
//
// Bodies multiply and add without fusing unless they say `__builtin_fma`, which every target rounds
// alike, so that all variants give the same bits.
#ifndef JIPYO_DISPATCH_H
#define JIPYO_DISPATCH_H

#pragma STDC FP_CONTRACT OFF

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CKernelsVariants.h"

#define JIPYO_INLINE static inline __attribute__((always_inline))

// JIPYO_KERNEL(name, (parameters), (arguments)) defines `name`, which runs the inline function
// `name_body` as compiled for the best instruction set of this processor.
#if defined(__x86_64__)
#define JIPYO_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512cd,avx512dq,avx512vl,avx2,fma,bmi,bmi2")))
#define JIPYO_AVX2 __attribute__((target("avx2,fma,bmi,bmi2")))
#define JIPYO_KERNEL(name, parameters, arguments) \
  JIPYO_AVX512 static void name##_avx512 parameters { name##_body arguments; } \
  JIPYO_AVX2 static void name##_avx2 parameters { name##_body arguments; } \
  void name parameters { \
    switch (jipyo_variant()) { \
      case JIPYO_VARIANT_AVX512: name##_avx512 arguments; break; \
      case JIPYO_VARIANT_AVX2: name##_avx2 arguments; break; \
      default: name##_body arguments; \
    } \
  }
#else
#define JIPYO_KERNEL(name, parameters, arguments) \
  void name parameters { name##_body arguments; }
#endif

// Before a loop whose element i reads element i alone, so that out may be one of its inputs.
#define ELEMENTWISE _Pragma("clang loop vectorize(assume_safety)")

JIPYO_INLINE uint64_t bits_of(double x) {
  uint64_t u;
  memcpy(&u, &x, sizeof u);
  return u;
}

JIPYO_INLINE double double_of(uint64_t u) {
  double x;
  memcpy(&x, &u, sizeof x);
  return x;
}

// 52 random bits (the upper ones) and a half: k 2^-52 + 2^-53, each step exact.
JIPYO_INLINE double open_uniform(uint64_t bits) {
  return double_of((bits >> 12) | 0x3FF0000000000000u) - 1.0 + 0x1p-53;
}

#endif
