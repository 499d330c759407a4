#pragma GCC visibility push(hidden)
#include "CWorkbook.h"
#pragma GCC visibility pop

#include "Forwarding.h"

#define EXPAT(result, name, parameters, arguments) \
  JIPYO_FORWARD("libexpat.so.1", result, XML_##name, parameters, arguments)

EXPAT(XML_Parser, ParserCreate, (const XML_Char *encoding), (encoding))
EXPAT(void, ParserFree, (XML_Parser parser), (parser))
EXPAT(void, SetUserData, (XML_Parser parser, void *data), (parser, data))
EXPAT(void, SetElementHandler,
    (XML_Parser parser, XML_StartElementHandler start, XML_EndElementHandler end),
    (parser, start, end))
EXPAT(void, SetCharacterDataHandler, (XML_Parser parser, XML_CharacterDataHandler text),
    (parser, text))
EXPAT(void, SetStartDoctypeDeclHandler, (XML_Parser parser, XML_StartDoctypeDeclHandler start),
    (parser, start))
EXPAT(enum XML_Status, Parse, (XML_Parser parser, const char *bytes, int count, int isFinal),
    (parser, bytes, count, isFinal))
EXPAT(enum XML_Status, StopParser, (XML_Parser parser, XML_Bool resumable), (parser, resumable))
EXPAT(XML_Size, GetCurrentLineNumber, (XML_Parser parser), (parser))
