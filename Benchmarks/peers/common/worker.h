// What the peers in C and C++ share: the commands they obey, the clock, and the checksum over the values.
//
// Commands, one a line on standard input, each answered by one line ("ok ..." or "error ..."):
//   open KIND PATH   read a message into memory           -> ok BYTES
//   values           decode and sum up what was decoded   -> ok ITEMS NILS CHECKSUM
//   decode N         decode N times                       -> ok CPU-NANOSECONDS WALL-NANOSECONDS
//   encode N         encode N times, what was decoded     -> ok CPU-NANOSECONDS WALL-NANOSECONDS BYTES
//   pieces N         encode N times, piece by piece       -> ok CPU-NANOSECONDS WALL-NANOSECONDS BYTES   (ours only)
//   write PATH       encode into a file                   -> ok BYTES
//   hold             memory without the message, and with only what was decoded -> ok BYTES BYTES   (Swift only)
//   items            decode item by item, keeping none    -> ok ITEMS                               (ours only)
//   copy             decode and encode item by item       -> ok BYTES                               (ours only)
//   call N           make the smallest call N times       -> ok CPU-NANOSECONDS WALL-NANOSECONDS    (ours only)
//   allocations WHAT allocations of one decode or encode  -> ok COUNT BYTES   (with the counter preloaded)
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum worker_kind { GOALS, CONVERSIONS, ERRORS };

struct worker_values {
  long items, nils;
  uint32_t checksum;
};

// Each returns NULL, or what went wrong.
struct worker {
  enum worker_kind kind;
  const char *bytes;  // followed by a NUL
  size_t count;
  const char *(*decode)(struct worker *);
  const char *(*values)(struct worker *, struct worker_values *);
  const char *(*prepare)(struct worker *);  // decodes if nothing is kept, and keeps the result for `encode`
  void (*forget)(void);                     // drops what is kept
  const char *(*encode)(struct worker *, const char **bytes, size_t *count);
};

int worker_main(struct worker *);

// The checksum: CRC-32 over "NAME=TEXT;" of each element with a text and "<TYPE>" of each item, in document order.
// Decimals lose zeros at the end of their fraction; doubles are the 16 digits of their bits; times are whole seconds
// since 1970, because gSOAP keeps no more.
void fold_bytes(struct worker_values *, const char *, size_t);
void fold_item(struct worker_values *, const char *type);
void fold_text(struct worker_values *, const char *name, const char *text);
void fold_decimal(struct worker_values *, const char *name, const char *text);
void fold_double(struct worker_values *, const char *name, double);
void fold_integer(struct worker_values *, const char *name, long long);

#ifdef __cplusplus
}
#endif
