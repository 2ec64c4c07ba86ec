// libxml2's xmlTextReader, nothing done per node.
#include "../common/worker.h"
#include <libxml/xmlreader.h>

static const char *decode(struct worker *worker) {
  xmlTextReaderPtr reader =
      xmlReaderForMemory(worker->bytes, (int)worker->count, NULL, NULL, XML_PARSE_HUGE | XML_PARSE_NONET);
  if (!reader) return "no reader";
  int more;
  while ((more = xmlTextReaderRead(reader)) == 1) {
  }
  xmlFreeTextReader(reader);
  return more < 0 ? "not well-formed" : NULL;
}

int main(void) {
  xmlInitParser();
  struct worker worker = {.decode = decode};
  return worker_main(&worker);
}
