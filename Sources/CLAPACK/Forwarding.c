#define _GNU_SOURCE
#include "Forwarding.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

// On a busy machine OpenBLAS's own threads make a small factorisation up to a thousand times slower, and
// here the parallelism is over series and blocks. Another BLAS has no such function and needs none.
static void hold_to_one_thread(void) {
  static int is_held;
  if (__atomic_load_n(&is_held, __ATOMIC_ACQUIRE)) return;
  void (*set_threads)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "openblas_set_num_threads");
  if (!set_threads) return;
  set_threads(1);
  __atomic_store_n(&is_held, 1, __ATOMIC_RELEASE);
}

void *jipyo_symbol(const char *library, const char *name) {
  // Global, so that OpenBLAS's setting is found by its name. Loading a library again only counts.
  void *handle = dlopen(library, RTLD_LAZY | RTLD_GLOBAL);
  // The first library need not be the one that brings OpenBLAS.
  if (handle) hold_to_one_thread();
  void *symbol = handle ? dlsym(handle, name) : NULL;
  if (symbol) return symbol;
  fprintf(stderr, "jipyo: %s\n", dlerror());
  exit(70);
}
