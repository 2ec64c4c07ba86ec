// Where libxml2 is built with ICU its headers include ICU's, whose declarations clash with those of Foundation's own
// copy in every module that sees both. Nothing here uses them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

// xmlFree is a variable, which Swift can not see as safe to use from several threads; nothing here ever sets it.
static inline void validation_free(void *pointer) { xmlFree(pointer); }
