// Writes the random bits of the simulation's uniform numbers to standard output, for a battery of tests.
//
// usage: random_stream [WORDS]: 32-bit words, the bits of its own that each number has, drivers taken in
// turn 1,024 draws at a time. See randomness.sh.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "CKernels.h"

int main(int count, char **arguments) {
  uint64_t words = count > 1 ? strtoull(arguments[1], NULL, 10) : UINT64_MAX;
  enum { BLOCK = 1024, DRIVERS = 20 };
  static uint32_t out[BLOCK];
  for (uint64_t done = 0, start = 0; done < words; start += BLOCK) {
    for (uint64_t driver = 0; driver < DRIVERS && done < words; driver++) {
      for (uint64_t i = 0; i < BLOCK; i += 32) {
        // The layout of jipyo_philox_scores: word w of counter c is number 8 w + c of 32.
        for (uint32_t c = 0; c < 8; c++) {
          uint64_t block = (start + i) / 32 * 8 + c;
          uint32_t counter[4] = {(uint32_t)block, (uint32_t)(block >> 32), (uint32_t)driver, 0};
          uint32_t key[2] = {20180101u, 7u}, random[4];
          jipyo_philox4x32_10(counter, key, random);
          for (uint32_t w = 0; w < 4; w++) out[i + 8 * w + c] = random[w];
        }
      }
      if (fwrite(out, sizeof out[0], BLOCK, stdout) != BLOCK) return 0;
      done += BLOCK;
    }
  }
  return 0;
}
