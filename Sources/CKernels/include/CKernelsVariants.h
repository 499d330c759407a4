// For which instruction set kernels run.
#ifndef JIPYO_CKERNELS_VARIANTS_H
#define JIPYO_CKERNELS_VARIANTS_H

enum jipyo_variants { JIPYO_VARIANT_PLAIN, JIPYO_VARIANT_AVX2, JIPYO_VARIANT_AVX512 };

// The best that this processor has; plain on processors other than x86-64.
int jipyo_best_variant(void);

// The one that is in use, the best unless another was chosen.
int jipyo_variant(void);

// Chooses one for all kernels from now on, the best where this processor does not have it. For tests:
// results are the same bit for bit.
void jipyo_use_variant(int variant);

#endif
