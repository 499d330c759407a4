#define _GNU_SOURCE
#include "Forwarding.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

// On a busy machine OpenBLAS's own threads make a small factorisation up to a thousand times slower, and
// here the parallelism is over series and blocks. Another BLAS has no such function and needs none.
static void hold_to_one_thread(void) {
  void (*set_threads)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "openblas_set_num_threads");
  if (set_threads) set_threads(1);
}

void *jipyo_symbol(const char *library, const char *name) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  // Global, so that OpenBLAS's setting is found by its name. Loading a library again only counts.
  void *handle = dlopen(library, RTLD_LAZY | RTLD_GLOBAL);
  if (handle) pthread_once(&once, hold_to_one_thread);
  void *symbol = handle ? dlsym(handle, name) : NULL;
  if (symbol) return symbol;
  fprintf(stderr, "jipyo: %s\n", dlerror());
  exit(70);
}
