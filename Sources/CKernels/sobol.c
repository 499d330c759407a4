// Sobol' points by index, and their scrambling by hash.
#include "CKernels.h"
#include "dispatch.h"

enum { RUN = 64 };

// Every step lets a bit change only those above it: on reversed digits, Owen's nested permutations.
// B. Burley (2020), Practical hash-based Owen scrambling, JCGT 9(4), 1-20; constants of N. Vegdahl.
JIPYO_INLINE uint32_t permuted(uint32_t x, uint32_t seed) {
  x ^= x * 0x3D20ADEAu;
  x += seed;
  x *= (seed >> 16) | 1u;
  x ^= x * 0x05526C56u;
  x ^= x * 0x53A22864u;
  return x;
}

// 20 digits below the 32 of a scrambled point, random by its index.
JIPYO_INLINE uint32_t below(uint32_t index, uint32_t key) {
  uint32_t x = index * 0x9E3779B1u + key;
  x = (x ^ (x >> 16)) * 0x7FEB352Du;
  x = (x ^ (x >> 15)) * 0x846CA68Bu;
  return (x ^ (x >> 16)) >> 12;
}

JIPYO_INLINE double scrambled(uint32_t reversed, uint32_t index, uint64_t key) {
  uint32_t x = permuted(permuted(reversed, (uint32_t)key), (uint32_t)(key >> 32));
  uint64_t digits = (uint64_t)__builtin_bitreverse32(x) << 20 | below(index, (uint32_t)(key >> 16));
  return open_uniform(digits << 12);
}

JIPYO_INLINE double plain(uint32_t reversed) {
  return (double)__builtin_bitreverse32(reversed) * 0x1p-32;
}

JIPYO_INLINE uint32_t combined(const uint32_t columns[32], uint32_t index) {
  uint32_t x = 0;
  for (int bit = 0; bit < 32; bit++) x ^= columns[bit] & -(index >> bit & 1u);
  return x;
}

// The digits of index i are those of its lower six bits exclusive-or those of the others.
JIPYO_INLINE void jipyo_sobol_points_body(
    const uint32_t *columns, int is_scrambled, uint64_t key, uint64_t start, size_t count,
    double *out) {
  uint32_t low[RUN];
  for (uint32_t i = 0; i < RUN; i++) low[i] = combined(columns, i);
  size_t done = 0;
  while (done < count) {
    uint32_t index = (uint32_t)(start + done), offset = index % RUN;
    uint32_t high = combined(columns, index - offset);
    size_t n = RUN - offset < count - done ? RUN - offset : count - done;
    double *to = out + done;
    if (is_scrambled) {
      for (size_t i = 0; i < n; i++) {
        to[i] = scrambled(low[offset + i] ^ high, index + (uint32_t)i, key);
      }
    } else {
      for (size_t i = 0; i < n; i++) to[i] = plain(low[offset + i] ^ high);
    }
    done += n;
  }
}

JIPYO_KERNEL(jipyo_sobol_points,
    (const uint32_t *columns, int is_scrambled, uint64_t key, uint64_t start, size_t count,
        double *out),
    (columns, is_scrambled, key, start, count, out))
