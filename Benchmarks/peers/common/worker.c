#define _GNU_SOURCE
#include "worker.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint32_t table[256];

static void make_table(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
}

void fold_bytes(struct worker_values *values, const char *bytes, size_t count) {
  uint32_t c = ~values->checksum;
  for (size_t i = 0; i < count; i++) c = table[(c ^ (unsigned char)bytes[i]) & 255] ^ (c >> 8);
  values->checksum = ~c;
}

static void fold_string(struct worker_values *values, const char *text) { fold_bytes(values, text, strlen(text)); }

void fold_item(struct worker_values *values, const char *type) {
  values->items++;
  fold_string(values, "<");
  fold_string(values, type);
  fold_string(values, ">");
}

void fold_text(struct worker_values *values, const char *name, const char *text) {
  fold_string(values, name);
  fold_string(values, "=");
  fold_string(values, text);
  fold_string(values, ";");
}

void fold_decimal(struct worker_values *values, const char *name, const char *text) {
  char copy[64];
  size_t count = strlen(text);
  if (count >= sizeof copy) count = sizeof copy - 1;
  memcpy(copy, text, count);
  copy[count] = 0;
  if (strchr(copy, '.')) {
    while (count && copy[count - 1] == '0') copy[--count] = 0;
    if (count && copy[count - 1] == '.') copy[--count] = 0;
  }
  fold_text(values, name, copy);
}

void fold_double(struct worker_values *values, const char *name, double value) {
  char text[32];
  uint64_t bits;
  memcpy(&bits, &value, 8);
  snprintf(text, sizeof text, "%016llx", (unsigned long long)bits);
  fold_text(values, name, text);
}

void fold_integer(struct worker_values *values, const char *name, long long value) {
  char text[32];
  snprintf(text, sizeof text, "%lld", value);
  fold_text(values, name, text);
}

static long long now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static const char *read_file(struct worker *worker, const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return "cannot open the file";
  fseek(file, 0, SEEK_END);
  long count = ftell(file);
  rewind(file);
  free((void *)worker->bytes);
  char *bytes = malloc(count + 1);
  if (fread(bytes, 1, count, file) != (size_t)count) return "cannot read the file";
  bytes[count] = 0;
  fclose(file);
  worker->bytes = bytes;
  worker->count = count;
  return NULL;
}

// What the profilers and the instruction counter look at.
__attribute__((noinline)) const char *bench_hot_region(struct worker *worker, int encoding, const char **bytes,
                                                       size_t *count) {
  return encoding ? worker->encode(worker, bytes, count) : worker->decode(worker);
}

static void answer_timed(struct worker *worker, int encoding, int times) {
  const char *error = encoding && worker->prepare ? worker->prepare(worker) : NULL;
  const char *bytes = NULL;
  size_t count = 0;
  long long cpu = now(CLOCK_PROCESS_CPUTIME_ID), wall = now(CLOCK_MONOTONIC);
  for (int i = 0; i < times && !error; i++) error = bench_hot_region(worker, encoding, &bytes, &count);
  wall = now(CLOCK_MONOTONIC) - wall;
  cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  if (error)
    printf("error %s\n", error);
  else if (encoding)
    printf("ok %lld %lld %zu\n", cpu, wall, count);
  else
    printf("ok %lld %lld\n", cpu, wall);
}

static void answer_allocations(struct worker *worker, int encoding) {
  void (*read_counters)(unsigned long long *) =
      (void (*)(unsigned long long *))dlsym(RTLD_DEFAULT, "bench_allocations");
  if (!read_counters) {
    printf("error the counter is not preloaded\n");
    return;
  }
  const char *error = encoding && worker->prepare ? worker->prepare(worker) : NULL;
  const char *bytes = NULL;
  size_t count = 0;
  unsigned long long before[2], after[2];
  if (!error) error = bench_hot_region(worker, encoding, &bytes, &count);
  read_counters(before);
  if (!error) error = bench_hot_region(worker, encoding, &bytes, &count);
  read_counters(after);
  if (error)
    printf("error %s\n", error);
  else
    printf("ok %llu %llu\n", after[0] - before[0], after[1] - before[1]);
}

static void answer_values(struct worker *worker) {
  struct worker_values values = {0, 0, 0};
  const char *error = worker->values ? worker->values(worker, &values) : "not supported";
  if (error)
    printf("error %s\n", error);
  else
    printf("ok %ld %ld %08x\n", values.items, values.nils, values.checksum);
}

static void answer_write(struct worker *worker, const char *path) {
  const char *error = worker->prepare ? worker->prepare(worker) : NULL;
  const char *bytes = NULL;
  size_t count = 0;
  if (!error) error = worker->encode(worker, &bytes, &count);
  FILE *file = error ? NULL : fopen(path, "wb");
  if (!error && (!file || fwrite(bytes, 1, count, file) != count)) error = "cannot write the file";
  if (file) fclose(file);
  if (error)
    printf("error %s\n", error);
  else
    printf("ok %zu\n", count);
}

static void obey(struct worker *worker, char *line) {
  char *word = strtok(line, " \n");
  char *argument = word ? strtok(NULL, " \n") : NULL;
  if (!word || !argument) {
    if (word && !strcmp(word, "values"))
      answer_values(worker);
    else
      printf("error not a command\n");
    return;
  }
  int encoding = !strncmp(word, "encode", 6) || !strcmp(argument, "encode");
  if (encoding && !worker->encode) {
    printf("error not supported\n");
  } else if (!strcmp(word, "open")) {
    worker->kind = argument[0] == 'g' ? GOALS : argument[0] == 'c' ? CONVERSIONS : ERRORS;
    if (worker->forget) worker->forget();
    char *path = strtok(NULL, "\n");
    const char *error = path ? read_file(worker, path) : "no path";
    if (error)
      printf("error %s\n", error);
    else
      printf("ok %zu\n", worker->count);
  } else if (!strcmp(word, "decode") || !strcmp(word, "encode")) {
    answer_timed(worker, encoding, atoi(argument));
  } else if (!strcmp(word, "allocations")) {
    answer_allocations(worker, encoding);
  } else if (!strcmp(word, "write") && worker->encode) {
    answer_write(worker, argument);
  } else {
    printf("error not supported\n");
  }
}

int worker_main(struct worker *worker) {
  char line[4096];
  make_table();
  while (fgets(line, sizeof line, stdin)) {
    obey(worker, line);
    fflush(stdout);
  }
  return 0;
}
