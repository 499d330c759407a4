// Standard normal scores: uniform numbers turned by a fast quantile.
#include "CKernels.h"
#include "normal_quantile.h"
#include "vectors.h"

// Of |p - 1/2|, where the central formula ends: 2 % of the scores lie beyond.
#define CENTRE 0.49

enum { CHUNK = 512 };

// Fitted for |q| <= 0.49 in r = 0.49^2 - q^2 by iteratively reweighted least squares in 50 digits;
// relative error 1.4e-12.
JIPYO_INLINE f64x8 central(f64x8 q) {
  f64x8 r = fma8(-q, q, CENTRE * CENTRE);
  f64x8 num = 182203515.81039066732;
  num = fma8(num, r, 1476086553.3685496726);
  num = fma8(num, r, 1591635024.6022294208);
  num = fma8(num, r, 512497507.17429718139);
  num = fma8(num, r, 64488809.962198423826);
  num = fma8(num, r, 3599083.7482692963364);
  num = fma8(num, r, 93764.504042029597606);
  num = fma8(num, r, 1106.4563664881051493);
  num = fma8(num, r, 4.7476487225255871894);
  f64x8 den = 314618757.92712531081;
  den = fma8(den, r, 1031673818.9965051555);
  den = fma8(den, r, 741282099.27955114983);
  den = fma8(den, r, 185265746.58223484777);
  den = fma8(den, r, 19535991.98050582634);
  den = fma8(den, r, 957630.6156720178982);
  den = fma8(den, r, 22618.487384930292134);
  den = fma8(den, r, 247.42870392859685725);
  den = fma8(den, r, 1.0);
  return q * (num / den);
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

JIPYO_INLINE void scores_of(const double *p, double *out, size_t count) {
  uint32_t places[CHUNK];
  double tails[CHUNK] __attribute__((aligned(64))), outers[CHUNK];
  size_t found = 0;
  for (size_t i = 0; i < count; i += 8) {
    f64x8 x = load8(p + i), q = x - 0.5;
    unsigned is_outer = mask8(!(__builtin_elementwise_abs(q) <= CENTRE));
    while (__builtin_expect(is_outer != 0, 0)) {
      unsigned lane = (unsigned)__builtin_ctz(is_outer);
      is_outer &= is_outer - 1;
      places[found] = (uint32_t)(i + lane);
      tails[found++] = p[i + lane];
    }
    store8(out + i, central(q));
  }
  if (found == 0) return;
  // Whole vectors, so that no loop is left with single elements.
  size_t padded = (found + 7) / 8 * 8;
  for (size_t i = found; i < padded; i++) tails[i] = 0.5;
  outer(tails, outers, padded);
  for (size_t i = 0; i < found; i++) out[places[i]] = outers[i];
}

JIPYO_INLINE void jipyo_normal_scores_body(const double *p, double *out, size_t count) {
  double held[CHUNK] __attribute__((aligned(64))), result[CHUNK] __attribute__((aligned(64)));
  for (size_t start = 0; start < count; start += CHUNK) {
    size_t n = count - start < CHUNK ? count - start : CHUNK;
    memcpy(held, p + start, n * sizeof(double));
    for (size_t i = n; i % 8 != 0; i++) held[i] = 0.5;
    scores_of(held, result, n);
    memcpy(out + start, result, n * sizeof(double));
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

// Philox4x32-10 of eight consecutive counters, words in 64-bit lanes of which the upper half is void.
JIPYO_INLINE void philox8(uint64_t key, uint64_t stream, uint64_t block, u64x8 words[4]) {
  const uint64_t low = 0xFFFFFFFFu;
  u64x8 counter = block + (u64x8){0, 1, 2, 3, 4, 5, 6, 7};
  u64x8 c0 = counter, c1 = counter >> 32;
  u64x8 c2 = (u64x8)(stream & low), c3 = (u64x8)(stream >> 32);
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
#pragma clang loop unroll(full)
  for (int round = 0; round < 10; round++) {
    u64x8 p0 = (c0 & low) * 0xD2511F53u, p1 = (c2 & low) * 0xCD9E8D57u;
    c0 = upper8(p1) ^ c1 ^ (uint64_t)k0;
    c1 = p1;
    c2 = upper8(p0) ^ c3 ^ (uint64_t)k1;
    c3 = p0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

// 32 bits of one word, then the upper 20 of another: only digits below 2^-32 are shared.
JIPYO_INLINE f64x8 uniform8(u64x8 word, u64x8 next) {
  const uint64_t own = 0x000FFFFFFFF00000u, fraction = 0x000FFFFFFFFFFFFFu;
  u64x8 bits = (word << 20 & own) | (next >> 12 & ~own);
  return doubles8((bits & fraction) | 0x3FF0000000000000u) - (1.0 - 0x1p-53);
}

// The 32 uniforms of one group: word w of counter c is number 8 w + c.
JIPYO_INLINE void group(uint64_t key, uint64_t stream, uint64_t index, double *out) {
  u64x8 words[4];
  philox8(key, stream, index * 8, words);
  for (int w = 0; w < 4; w++) store8(out + 8 * w, uniform8(words[w], words[(w + 1) % 4]));
}

JIPYO_INLINE void jipyo_philox_scores_body(
    uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out) {
  double uniforms[CHUNK] __attribute__((aligned(64))), result[CHUNK] __attribute__((aligned(64)));
  size_t done = 0;
  while (done < count) {
    size_t offset = (size_t)((start + done) % 32), left = count - done;
    size_t n = CHUNK - offset < left ? CHUNK - offset : left;
    for (size_t i = 0; i < offset + n; i += 32) {
      group(key, stream, (start + done + i) / 32, uniforms + i);
    }
    if (offset == 0 && n % 32 == 0) {
      scores_of(uniforms, out + done, n);
    } else {
      scores_of(uniforms, result, (offset + n + 7) / 8 * 8);
      memcpy(out + done, result + offset, n * sizeof(double));
    }
    done += n;
  }
}

JIPYO_KERNEL(jipyo_philox_scores,
    (uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out),
    (key, stream, start, count, out))
