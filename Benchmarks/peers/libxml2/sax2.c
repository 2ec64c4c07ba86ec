// libxml2's SAX2 interface with handlers that do nothing: cutting the message into tokens, no values. The floor that
// decoding is measured against. `values` runs handlers that sum up the texts as they stand: the reference for all others.
#define _GNU_SOURCE
#include "../common/worker.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void on_start(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u, int nn, const xmlChar **ns, int na,
                     int nd, const xmlChar **a) {}
static void on_end(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u) {}
static void on_text(void *c, const xmlChar *t, int n) {}

static const char *parse(struct worker *worker, xmlSAXHandler *handler, void *user) {
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(worker->bytes, (int)worker->count);
  if (!context) return "no context";
  free(context->sax);
  context->sax = handler;
  context->userData = user ? user : context;
  xmlCtxtUseOptions(context, XML_PARSE_HUGE | XML_PARSE_NONET);
  int failed = xmlParseDocument(context) != 0 || !context->wellFormed;
  context->sax = NULL;
  xmlFreeParserCtxt(context);
  return failed ? "not well-formed" : NULL;
}

static const char *decode(struct worker *worker) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  return parse(worker, &handler, NULL);
}

// The sums, and where the parser is; items are found by name, since what a side writes may have no envelope.
struct fold {
  enum worker_kind kind;
  struct worker_values values;
  int depth, item_depth, is_leaf;
  char *text;
  size_t count, capacity;
};

static const char *const item_names[] = {"ConversionGoal", "OfflineConversion", "BatchError"};

static void fold_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                       const xmlChar **declared, int attributes, int defaulted, const xmlChar **attribute) {
  struct fold *fold = user;
  fold->depth++;
  fold->count = 0;
  fold->is_leaf = 1;
  if (!fold->item_depth && !strcmp((const char *)name, item_names[fold->kind])) fold->item_depth = fold->depth;
  if (!fold->item_depth || fold->depth < fold->item_depth) return;
  const char *type = (const char *)name;
  char buffer[256];
  for (int i = 0; i < attributes; i++, attribute += 5) {
    size_t count = attribute[4] - attribute[3];
    if (!strcmp((const char *)attribute[0], "nil")) {
      fold->values.nils++;
      fold->is_leaf = 0;
    } else if (!strcmp((const char *)attribute[0], "type") && count < sizeof buffer) {
      memcpy(buffer, attribute[3], count);
      buffer[count] = 0;
      char *colon = strchr(buffer, ':');
      type = colon ? colon + 1 : buffer;
    }
  }
  if (fold->depth == fold->item_depth) fold_item(&fold->values, type);
}

static void fold_characters(void *user, const xmlChar *text, int count) {
  struct fold *fold = user;
  if (fold->count + count + 1 > fold->capacity)
    fold->text = realloc(fold->text, fold->capacity = (fold->count + count + 1) * 2);
  memcpy(fold->text + fold->count, text, count);
  fold->count += count;
  fold->text[fold->count] = 0;
}

static void fold_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  struct fold *fold = user;
  const char *element = (const char *)name;
  int is_member = fold->item_depth && fold->depth > fold->item_depth;
  fold->depth--;
  if (is_member && fold->is_leaf && fold->count) {
    if (fold->kind == GOALS && !strcmp(element, "Value")) {
      fold_decimal(&fold->values, element, fold->text);
    } else if (!strcmp(element, "ConversionValue")) {
      fold_double(&fold->values, element, strtod(fold->text, NULL));
    } else if (!strcmp(element, "ConversionTime")) {
      struct tm time = {0};
      strptime(fold->text, "%Y-%m-%dT%H:%M:%S", &time);
      fold_integer(&fold->values, element, timegm(&time));
    } else {
      fold_text(&fold->values, element, fold->text);
    }
  }
  fold->is_leaf = 0;
  fold->count = 0;
}

static const char *values(struct worker *worker, struct worker_values *result) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = fold_start;
  handler.endElementNs = fold_end;
  handler.characters = fold_characters;
  struct fold fold = {worker->kind};
  const char *error = parse(worker, &handler, &fold);
  *result = fold.values;
  free(fold.text);
  return error;
}

int main(void) {
  xmlInitParser();
  struct worker worker = {.decode = decode, .values = values};
  return worker_main(&worker);
}
