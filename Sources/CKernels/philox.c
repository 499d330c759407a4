// Philox4x32-10. J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw (2011), Parallel random numbers:
// as easy as 1, 2, 3, SC'11, doi:10.1145/2063384.2063405.
#include "CKernels.h"
#include "dispatch.h"

enum { LANES = 8 };

#define M0 0xD2511F53u
#define M1 0xCD9E8D57u
#define W0 0x9E3779B9u
#define W1 0xBB67AE85u

void jipyo_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)M0 * c0, p1 = (uint64_t)M1 * c2;
    c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    c1 = (uint32_t)p1;
    c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c3 = (uint32_t)p0;
    k0 += W0;
    k1 += W1;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

// LANES consecutive counter blocks, two uniforms from each; words are kept in 64-bit lanes so that the
// 32 × 32 → 64 multiplication is a single vector instruction.
JIPYO_INLINE void lanes(uint64_t key, uint64_t stream, uint64_t block, double *out) {
  uint64_t c0[LANES], c1[LANES], c2[LANES], c3[LANES];
  for (int i = 0; i < LANES; i++) {
    uint64_t counter = block + (uint64_t)i;
    c0[i] = (uint32_t)counter;
    c1[i] = counter >> 32;
    c2[i] = (uint32_t)stream;
    c3[i] = stream >> 32;
  }
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    for (int i = 0; i < LANES; i++) {
      uint64_t p0 = M0 * (c0[i] & 0xFFFFFFFFu), p1 = M1 * (c2[i] & 0xFFFFFFFFu);
      c0[i] = (p1 >> 32) ^ c1[i] ^ k0;
      c1[i] = p1 & 0xFFFFFFFFu;
      c2[i] = (p0 >> 32) ^ c3[i] ^ k1;
      c3[i] = p0 & 0xFFFFFFFFu;
    }
    k0 += W0;
    k1 += W1;
  }
  for (int i = 0; i < LANES; i++) {
    out[2 * i] = open_uniform(c1[i] << 32 | c0[i]);
    out[2 * i + 1] = open_uniform(c3[i] << 32 | c2[i]);
  }
}

JIPYO_INLINE void jipyo_philox_uniforms_body(
    uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out) {
  size_t done = 0;
  while (done < count) {
    uint64_t index = start + done;
    size_t offset = (size_t)(index & 1), left = count - done;
    if (offset == 0 && left >= 2 * LANES) {
      lanes(key, stream, index >> 1, out + done);
      done += 2 * LANES;
      continue;
    }
    double buffer[2 * LANES];
    lanes(key, stream, index >> 1, buffer);
    size_t take = 2 * LANES - offset;
    if (take > left) take = left;
    memcpy(out + done, buffer + offset, take * sizeof(double));
    done += take;
  }
}

JIPYO_KERNEL(jipyo_philox_uniforms,
    (uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out),
    (key, stream, start, count, out))
