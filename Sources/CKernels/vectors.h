// Eight lanes at a time; a target with shorter registers splits them.
#ifndef JIPYO_VECTORS_H
#define JIPYO_VECTORS_H

#include "dispatch.h"

// All functions over these types are inlined, so how they would be passed does not matter.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double f64x8 __attribute__((ext_vector_type(8)));
typedef uint64_t u64x8 __attribute__((ext_vector_type(8)));
typedef int64_t i64x8 __attribute__((ext_vector_type(8)));

JIPYO_INLINE f64x8 load8(const double *from) {
  f64x8 x;
  memcpy(&x, from, sizeof x);
  return x;
}

JIPYO_INLINE void store8(double *to, f64x8 x) { memcpy(to, &x, sizeof x); }

// The first `count` lanes, the others `rest`; all where there are more than eight.
JIPYO_INLINE f64x8 filled8(const double *from, size_t count, double rest) {
  if (count >= 8) return load8(from);
  f64x8 x = rest;
  memcpy(&x, from, count * sizeof(double));
  return x;
}

// The same with 0 for the others.
JIPYO_INLINE f64x8 part8(const double *from, size_t count) { return filled8(from, count, 0.0); }

JIPYO_INLINE void store_part8(double *to, f64x8 x, size_t count) {
  if (count >= 8) {
    store8(to, x);
  } else {
    memcpy(to, &x, count * sizeof(double));
  }
}

JIPYO_INLINE f64x8 fma8(f64x8 a, f64x8 b, f64x8 c) { return __builtin_elementwise_fma(a, b, c); }

JIPYO_INLINE u64x8 bits8(f64x8 x) {
  u64x8 u;
  memcpy(&u, &x, sizeof u);
  return u;
}

JIPYO_INLINE f64x8 doubles8(u64x8 u) {
  f64x8 x;
  memcpy(&x, &u, sizeof x);
  return x;
}

// Bit i is set where lane i of a comparison holds.
JIPYO_INLINE unsigned mask8(i64x8 holds) {
  typedef _Bool b8 __attribute__((ext_vector_type(8)));
  b8 flags = __builtin_convertvector(holds, b8);
  unsigned char mask;
  memcpy(&mask, &flags, 1);
  return mask;
}

#endif
