// Standard normal scores: uniform numbers turned by a fast quantile.
#include "CKernels.h"
#include "normal_quantile.h"
#include "vectors.h"

// Of |p - 1/2|, where the central formula ends: 2 % of the scores lie beyond.
#define CENTRE 0.49

enum { CHUNK = 512 };

enum { FOUR = 4 };

#define UNROLLED _Pragma("clang loop unroll(full)")
#define EACH UNROLLED for (int v = 0; v < FOUR; v++)

// 1 / x for positive normal x, relative error 3.2e-14: a guess by the exponent, then steps of third order.
// A division holds up everything else for 16 cycles, this takes four.
JIPYO_INLINE f64x8 reciprocal(f64x8 x) {
  f64x8 guess = doubles8(0x7FDE500000000000u - bits8(x));
  f64x8 e = fma8(-x, guess, (f64x8)1.0);
  // The best quadratic for 1 / (1 - e), |e| <= 0.053: error 3.2e-5.
  f64x8 factor = fma8(fma8((f64x8)0x1.029719d49f5c0p+0, e, (f64x8)0x1.007a5f3e6bed3p+0), e, (f64x8)0x1.ffff5392033d4p-1);
  guess = guess * factor;
  e = fma8(-x, guess, (f64x8)1.0);
  return fma8(fma8(e, e, e), guess, guess);
}

// Four vectors abreast, as a single chain would wait for its own results.
// Fitted for |q| <= 0.49 in r = 0.49^2 - q^2 by iteratively reweighted least squares in 50 digits;
// relative error 1.4e-12.
JIPYO_INLINE void central(const f64x8 q[FOUR], f64x8 scores[FOUR]) {
  static const double above[] = {
    182203515.81039066732, 1476086553.3685496726, 1591635024.6022294208, 512497507.17429718139,
    64488809.962198423826, 3599083.7482692963364, 93764.504042029597606, 1106.4563664881051493,
    4.7476487225255871894};
  static const double below[] = {
    314618757.92712531081, 1031673818.9965051555, 741282099.27955114983, 185265746.58223484777,
    19535991.98050582634, 957630.6156720178982, 22618.487384930292134, 247.42870392859685725, 1.0};
  f64x8 r[FOUR], num[FOUR], den[FOUR];
  EACH r[v] = fma8(-q[v], q[v], CENTRE * CENTRE);
  EACH num[v] = above[0];
  EACH den[v] = below[0];
  // A loop, and no straight line that the compiler would sort by vectors again.
#pragma clang loop unroll(disable)
  for (int k = 1; k < 9; k++) {
    EACH num[v] = fma8(num[v], r[v], above[k]);
    EACH den[v] = fma8(den[v], r[v], below[k]);
  }
  EACH scores[v] = (q[v] * num[v]) * reciprocal(den[v]);
}

// The scores of a few probabilities outside the centre; NaN and what is not inside (0, 1) too.
JIPYO_INLINE void outer(const double *p, double *out, size_t count) {
  double r[CHUNK];
  for (size_t i = 0; i < count; i++) {
    double tail = p[i] < 0.5 ? p[i] : 1.0 - p[i];
    r[i] = -log_element(tail);
  }
  for (size_t i = 0; i < count; i += 8) store8(r + i, __builtin_elementwise_sqrt(load8(r + i)));
  for (size_t i = 0; i < count; i++) {
    double value = middle(r[i]);
    out[i] = p[i] < 0.5 ? -value : value;
  }
  for (size_t i = 0; i < count; i++) {
    if (!(r[i] <= 5.0)) out[i] = jipyo_normal_quantile(p[i]);
  }
}

// Places and probabilities outside the centre, to be computed together.
typedef struct {
  size_t found;
  uint32_t places[CHUNK];
  double tails[CHUNK] __attribute__((aligned(64)));
} outsiders;

// Notes which of four vectors, the first at place `at`, lie outside the centre.
JIPYO_INLINE void note(const double *p, const f64x8 q[FOUR], size_t at, outsiders *o) {
  uint64_t outside = 0;
  EACH outside |= (uint64_t)mask8(!(__builtin_elementwise_abs(q[v]) <= CENTRE)) << 8 * v;
  while (__builtin_expect(outside != 0, 0)) {
    size_t lane = (size_t)__builtin_ctzll(outside);
    outside &= outside - 1;
    o->places[o->found] = (uint32_t)(at + lane);
    o->tails[o->found++] = p[lane];
  }
}

// Puts the scores outside the centre in their places.
JIPYO_INLINE void mend(outsiders *o, double *out) {
  if (o->found == 0) return;
  double scores[CHUNK];
  // Whole vectors, so that no loop is left with single elements.
  size_t padded = (o->found + 7) / 8 * 8;
  for (size_t i = o->found; i < padded; i++) o->tails[i] = 0.5;
  outer(o->tails, scores, padded);
  for (size_t i = 0; i < o->found; i++) out[o->places[i]] = scores[i];
}

// The scores of four vectors from place `at` on, those outside the centre only noted; p and out may be
// the same.
JIPYO_INLINE void scores_of_four(const double *p, size_t at, double *out, outsiders *o) {
  f64x8 q[FOUR], scores[FOUR];
  EACH q[v] = load8(p + at + 8 * v) - 0.5;
  note(p + at, q, at, o);
  central(q, scores);
  EACH store8(out + at + 8 * v, scores[v]);
}

JIPYO_INLINE void scores_of(const double *p, double *out, size_t count) {
  outsiders o;
  o.found = 0;
  for (size_t i = 0; i < count; i += 8 * FOUR) scores_of_four(p, i, out, &o);
  mend(&o, out);
}

JIPYO_INLINE void jipyo_normal_scores_body(const double *p, double *out, size_t count) {
  double part[CHUNK] __attribute__((aligned(64)));
  for (size_t start = 0; start < count; start += CHUNK) {
    size_t n = count - start < CHUNK ? count - start : CHUNK;
    if (n % (8 * FOUR) == 0) {
      scores_of(p + start, out + start, n);
    } else {
      memcpy(part, p + start, n * sizeof(double));
      for (size_t i = n; i % (8 * FOUR) != 0; i++) part[i] = 0.5;
      scores_of(part, part, n);
      memcpy(out + start, part, n * sizeof(double));
    }
  }
}

JIPYO_KERNEL(jipyo_normal_scores, (const double *p, double *out, size_t count), (p, out, count))

// The upper half of each lane in its lower half, by a shuffle: shifts have a single port.
JIPYO_INLINE u64x8 upper8(u64x8 x) {
  typedef uint32_t u32x16 __attribute__((ext_vector_type(16)));
  u32x16 halves;
  memcpy(&halves, &x, sizeof x);
  halves = __builtin_shufflevector(halves, halves, 1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11, 11, 13, 13, 15, 15);
  memcpy(&x, &halves, sizeof x);
  return x;
}

// 32 bits of one word, then the upper 20 of another: only digits below 2^-32 are shared.
JIPYO_INLINE f64x8 uniform8(u64x8 word, u64x8 next) {
  const uint64_t own = 0x000FFFFFFFF00000u, fraction = 0x000FFFFFFFFFFFFFu;
  u64x8 bits = (word << 20 & own) | (next >> 12 & ~own);
  return doubles8((bits & fraction) | 0x3FF0000000000000u) - (1.0 - 0x1p-53);
}

enum { ROUNDS = 10, ABREAST = 4 };

#define ALL UNROLLED for (int g = 0; g < ABREAST; g++)

// The key of each round, for the words it is added to.
typedef struct {
  uint64_t first[ROUNDS], second[ROUNDS];
} schedule;

JIPYO_INLINE void expand(uint64_t key, schedule *keys) {
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < ROUNDS; round++) {
    keys->first[round] = k0;
    keys->second[round] = k1;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

// The uniforms of four groups of 32, Philox4x32-10 of eight consecutive counters each: word w of counter
// c is number 8 w + c of its group. Words lie in 64-bit lanes of which the upper half is void; four
// groups abreast, as each round waits for the last.
JIPYO_INLINE void groups(const schedule *keys, uint64_t stream, uint64_t index, double *out) {
  const uint64_t low = 0xFFFFFFFFu;
  u64x8 c0[ABREAST], c1[ABREAST], c2[ABREAST], c3[ABREAST];
  ALL {
    c0[g] = (index + (uint64_t)g) * 8 + (u64x8){0, 1, 2, 3, 4, 5, 6, 7};
    c1[g] = c0[g] >> 32;
    c2[g] = (u64x8)(stream & low);
    c3[g] = (u64x8)(stream >> 32);
  }
#pragma clang loop unroll(disable)
  for (int round = 0; round < ROUNDS; round++) {
    ALL {
      u64x8 p0 = (c0[g] & low) * 0xD2511F53u, p1 = (c2[g] & low) * 0xCD9E8D57u;
      c0[g] = upper8(p1) ^ c1[g] ^ keys->first[round];
      c2[g] = upper8(p0) ^ c3[g] ^ keys->second[round];
      c1[g] = p1;
      c3[g] = p0;
    }
  }
  ALL {
    double *to = out + 32 * g;
    store8(to, uniform8(c0[g], c1[g]));
    store8(to + 8, uniform8(c1[g], c2[g]));
    store8(to + 16, uniform8(c2[g], c3[g]));
    store8(to + 24, uniform8(c3[g], c0[g]));
  }
}

JIPYO_INLINE void jipyo_philox_scores_body(
    uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out) {
  double uniforms[CHUNK] __attribute__((aligned(64))), result[CHUNK] __attribute__((aligned(64)));
  schedule keys;
  expand(key, &keys);
  size_t done = 0;
  while (done < count) {
    size_t offset = (size_t)((start + done) % 32), left = count - done;
    size_t n = CHUNK - offset < left ? CHUNK - offset : left;
    double *to = offset == 0 && n % 32 == 0 ? out + done : result;
    for (size_t i = 0; i < offset + n; i += 32 * ABREAST) {
      groups(&keys, stream, (start + done + i) / 32, uniforms + i);
    }
    scores_of(uniforms, to, offset + n);
    if (to == result) memcpy(out + done, result + offset, n * sizeof(double));
    done += n;
  }
}

JIPYO_KERNEL(jipyo_philox_scores,
    (uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out),
    (key, stream, start, count, out))
