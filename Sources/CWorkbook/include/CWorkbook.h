// zlib and Expat as their own headers declare them; what is called stands in Zlib.c and Expat.c.
#ifndef JIPYO_CWORKBOOK_H
#define JIPYO_CWORKBOOK_H
#include <expat.h>
#include <zlib.h>
#endif
