#include "dispatch.h"

// One more than the variant; 0 as long as none was chosen.
static int chosen;

int jipyo_best_variant(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd")
      && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return JIPYO_VARIANT_AVX512;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return JIPYO_VARIANT_AVX2;
#endif
  return JIPYO_VARIANT_PLAIN;
}

int jipyo_variant(void) {
  int known = __atomic_load_n(&chosen, __ATOMIC_RELAXED);
  if (known == 0) {
    known = jipyo_best_variant() + 1;
    __atomic_store_n(&chosen, known, __ATOMIC_RELAXED);
  }
  return known - 1;
}

void jipyo_use_variant(int variant) {
  int best = jipyo_best_variant();
  int known = variant < 0 || variant > best ? best : variant;
  __atomic_store_n(&chosen, known + 1, __ATOMIC_RELAXED);
}
