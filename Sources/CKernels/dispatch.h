// Two compilations of one body: the baseline and, on x86-64, one for AVX2 chosen at run time.
//
// The AVX2 variant leaves FMA out (except where the operation itself is a fused multiply-add), so that
// no multiplication and addition is contracted and both give the same bits.
#ifndef JIPYO_DISPATCH_H
#define JIPYO_DISPATCH_H

#pragma STDC FP_CONTRACT OFF

#include <stdint.h>
#include <string.h>

#define JIPYO_INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define JIPYO_AVX2 __attribute__((target("avx2")))
#define JIPYO_AVX2_FMA __attribute__((target("avx2,fma")))
#define JIPYO_HAS_AVX2 (__builtin_cpu_supports("avx2"))
#define JIPYO_HAS_AVX2_FMA (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#endif

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

#endif
