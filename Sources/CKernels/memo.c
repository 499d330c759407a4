// The latest results of costly functions of one or two numbers, each thread with its own.
#include <string.h>

#include "CKernels.h"

enum { SLOTS = 256 };

typedef struct {
  uint64_t a, b;
  int32_t function;
  double value;
} slot;

static _Thread_local slot slots[SLOTS];

static slot *place(int32_t function, uint64_t a, uint64_t b) {
  uint64_t mixed = (a ^ (b >> 7 | b << 57) ^ (uint64_t)function) * 0x9E3779B97F4A7C15u;
  return &slots[mixed >> 56];
}

int jipyo_recall(int32_t function, double a, double b, double *value) {
  uint64_t x, y;
  memcpy(&x, &a, sizeof x);
  memcpy(&y, &b, sizeof y);
  const slot *s = place(function, x, y);
  if (s->function != function || s->a != x || s->b != y) return 0;
  *value = s->value;
  return 1;
}

void jipyo_remember(int32_t function, double a, double b, double value) {
  uint64_t x, y;
  memcpy(&x, &a, sizeof x);
  memcpy(&y, &b, sizeof y);
  *place(function, x, y) = (slot){x, y, function, value};
}
