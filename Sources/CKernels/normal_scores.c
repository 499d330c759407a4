// Standard normal scores: uniform numbers turned by a fast quantile.
#include "CKernels.h"
#include "normal_quantile.h"
#include "vectors.h"

// Of |p - 1/2|, where the central formula ends: 2 % of the scores lie beyond.
#define CENTRE 0.49

enum { CHUNK = 1024 };

enum { FOUR = 4 };

#define UNROLLED _Pragma("clang loop unroll(full)")
#define EACH UNROLLED for (int v = 0; v < FOUR; v++)

typedef float f32x8 __attribute__((ext_vector_type(8)));

// 1 / x for x that a float can hold, relative error 4e-15: a division of floats, then one of Newton's
// steps. A division of doubles would hold up everything else for 9 to 16 cycles.
JIPYO_INLINE f64x8 reciprocal(f64x8 x) {
  f64x8 guess = __builtin_convertvector(1.0f / __builtin_convertvector(x, f32x8), f64x8);
  return fma8(fma8(-x, guess, (f64x8)1.0), guess, guess);
}

// Four vectors abreast, as a single chain would wait for its own results.
// Fitted for |q| <= 0.49 in r = 0.49^2 - q^2 by iteratively reweighted least squares in 50 digits
// (Tests/Reference/probability/normal_scores.py); relative error 4.2e-11.
// Says which of the 32 probabilities lie outside, where these scores are not to be used; NaN does.
JIPYO_INLINE uint64_t central(const f64x8 q[FOUR], f64x8 scores[FOUR]) {
  static const double above[] = {
    20112556.617169612807, 125306303.91173330608, 99601581.987957101396, 22544356.680618705621,
    1890039.6046761654595, 65663.975752246010415, 952.20283049243971619, 4.7476487223303250703};
  static const double below[] = {
    31421275.319939527248, 79565911.942270704542, 42313491.291648184154, 7471517.3905458476127,
    528208.79453990962118, 16232.601370583310308, 214.93819186731660175, 1.0};
  f64x8 r[FOUR], num[FOUR], den[FOUR];
  EACH r[v] = fma8(-q[v], q[v], CENTRE * CENTRE);
  EACH num[v] = above[0];
  EACH den[v] = below[0];
  // A loop, and no straight line that the compiler would sort by vectors again.
#pragma clang loop unroll(disable)
  for (int k = 1; k < 8; k++) {
    EACH num[v] = fma8(num[v], r[v], above[k]);
    EACH den[v] = fma8(den[v], r[v], below[k]);
  }
  EACH scores[v] = (q[v] * num[v]) * reciprocal(den[v]);
  uint64_t outside = 0;
  EACH outside |= (uint64_t)mask8(!(r[v] >= 0.0)) << 8 * v;
  return outside;
}

// Below this tail scores are computed one by one.
#define FARTHEST 1e-9

// log x of positive normal x: `log_element` with a product in place of the division.
JIPYO_INLINE f64x8 logs8(f64x8 x) {
  static const double series[] = {
    1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01,
    2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01,
    6.666666666666735130e-01};
  u64x8 exponent = (bits8(x) - 0x3FE6A09E667F3BCDu) >> 52;
  f64x8 k = doubles8(exponent | 0x4330000000000000u) - 0x1p52;
  k = k > 2047.0 ? k - 4096.0 : k;
  f64x8 f = doubles8(bits8(x) - (exponent << 52)) - 1.0;
  f64x8 s = f * reciprocal(f + 2.0), square = s * s, sum = series[0];
  UNROLLED for (int i = 1; i < 7; i++) sum = fma8(sum, square, (f64x8)series[i]);
  return fma8(k, (f64x8)(LOG_2_HIGH + LOG_2_LOW), fma8(s * square, sum, s + s));
}

// Positive scores of tails from FARTHEST to 1/2 - CENTRE, fitted in -log(tail) as the centre is; relative
// error 3e-13.
JIPYO_INLINE f64x8 outer(f64x8 tail) {
  static const double above[] = {
    8.9167057084616759903e-6, 0.0019174528686360112811, 0.079867369635407367318,
    0.89981082383341463513, 2.5213787582815616342, -0.01840499683305598302,
    -1.5056254648478737551};
  static const double below[] = {
    1.5267961313995825774e-7, 0.00011937364049988485847, 0.010632927067062718987,
    0.23915166360240157897, 1.6068018546621376586, 2.996300078162636718, 1.0};
  f64x8 x = -logs8(tail), num = above[0], den = below[0];
  UNROLLED for (int k = 1; k < 7; k++) {
    num = fma8(num, x, (f64x8)above[k]);
    den = fma8(den, x, (f64x8)below[k]);
  }
  return num * reciprocal(den);
}

// Which probabilities of a chunk lie outside the centre, a bit each, and their places; NaN does.
typedef struct {
  uint64_t flags[CHUNK / 64];
  uint32_t places[CHUNK + 8];
} outsiders;

// Lists the places of the flags of `count` probabilities. Four are taken from each word, set or not: a loop over
// those that are set would end where no processor can foresee it.
JIPYO_INLINE size_t list(outsiders *o, size_t count) {
  size_t found = 0;
  for (size_t word = 0; 64 * word < count; word++) {
    uint64_t left = o->flags[word];
    uint32_t *places = o->places + found;
    found += (size_t)__builtin_popcountll(left);
    do {
      UNROLLED for (int k = 0; k < 4; k++) {
        *places++ = (uint32_t)(64 * word) + (uint32_t)__builtin_ctzll(left | 1ull << 63);
        left &= left - 1;
      }
    } while (__builtin_expect(left != 0, 0));
  }
  return found;
}

// Puts the scores outside the centre in their places, eight at a time, the last one several times.
JIPYO_INLINE void mend(const double *p, outsiders *o, double *out, size_t count) {
  size_t found = list(o, count);
  for (size_t i = found; i % 8 != 0; i++) o->places[i] = o->places[found - 1];
  for (size_t i = 0; i < found; i += 8) {
    const uint32_t *places = o->places + i;
    f64x8 here;
    UNROLLED for (int k = 0; k < 8; k++) here[k] = p[places[k]];
    f64x8 mirrored = 1.0 - here, tail = here < 0.5 ? here : mirrored, above = outer(tail);
    f64x8 scores = here < 0.5 ? -above : above;
    UNROLLED for (int k = 0; k < 8; k++) out[places[k]] = scores[k];
    unsigned far = mask8(!(tail >= FARTHEST));
    for (; __builtin_expect(far != 0, 0); far &= far - 1) {
      uint32_t place = places[__builtin_ctz(far)];
      out[place] = jipyo_normal_quantile(p[place]);
    }
  }
}

// The scores of a chunk, a multiple of 32; p and out are different arrays.
JIPYO_INLINE void scores_of(const double *p, double *out, size_t count) {
  outsiders o;
  memset(o.flags, 0, sizeof o.flags);
  for (size_t i = 0; i < count; i += 8 * FOUR) {
    f64x8 q[FOUR], scores[FOUR];
    EACH q[v] = load8(p + i + 8 * v) - 0.5;
    o.flags[i / 64] |= central(q, scores) << i % 64;
    EACH store8(out + i + 8 * v, scores[v]);
  }
  mend(p, &o, out, count);
}

JIPYO_INLINE void jipyo_normal_scores_body(const double *p, double *out, size_t count) {
  // Copies, as in and out may be the same array, padded to whole groups.
  double part[CHUNK] __attribute__((aligned(64))), result[CHUNK] __attribute__((aligned(64)));
  for (size_t start = 0; start < count; start += CHUNK) {
    size_t n = count - start < CHUNK ? count - start : CHUNK, padded = n;
    memcpy(part, p + start, n * sizeof(double));
    for (; padded % (8 * FOUR) != 0; padded++) part[padded] = 0.5;
    double *to = n == padded ? out + start : result;
    scores_of(part, to, padded);
    if (to == result) memcpy(out + start, result, n * sizeof(double));
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
