// Functions of a shared library that is loaded when one of them is first called.
//
// OpenBLAS alone takes as long to load and relocate as a small task takes to run, and most tasks never
// need it. Definitions repeat what the library's own header declares, so the compiler holds them to it.
#ifndef JIPYO_FORWARDING_H
#define JIPYO_FORWARDING_H

// The address of a function. Ends the process with a message where library or function is missing, as
// the system does at the start of a program that names a library.
void *jipyo_symbol(const char *library, const char *name);

// Defines `name` as a call of the library's function of that name.
#define JIPYO_FORWARD(library, result, name, parameters, arguments) \
  result name parameters { \
    static __typeof__(&name) known; \
    __typeof__(&name) function = __atomic_load_n(&known, __ATOMIC_ACQUIRE); \
    if (!function) { \
      function = (__typeof__(&name))jipyo_symbol(library, #name); \
      __atomic_store_n(&known, function, __ATOMIC_RELEASE); \
    } \
    return function arguments; \
  }

#endif
