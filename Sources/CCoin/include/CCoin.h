// The C interfaces of COIN-OR's linear and mixed-integer solvers; what is called stands in Clp.c and
// Cbc.c.
#ifndef JIPYO_CCOIN_H
#define JIPYO_CCOIN_H
#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>
#endif
