/* What the plain file programs share: their files, the time, and the line that a task prints
 * (benchmarks/workloads/workload.js).
 *
 *   files_PROGRAM readFile|read|stat [--depth=1] [--size=4096] [--seconds=1] [--warmup=0.25]
 *   int main(int argc, char** argv) { return files_main(argc, argv, run); }
 *
 * run(files, count) does `count` operations with `depth` of them under way, and checks what comes.
 *   * readFile: open, read and close one of 64 files of `size` bytes;
 *   * read: `size` bytes at a place of one open file of 256 times that;
 *   * stat: one of the 64. */
#ifndef BENCHMARKS_LIMITS_FILES_H_
#define BENCHMARKS_LIMITS_FILES_H_
#include <stdio.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

#include "plain.h"

enum { FILES = 64, PLACES = 256, MOST_DEPTH = 1024 };
enum files_work { READ_FILE, READ, STAT };

struct files {
  enum files_work work;
  unsigned depth;
  size_t size;
  double seconds, warmup;
  int folder, data;
  char names[FILES][16];
};

static char files_folder[] = P_tmpdir "/orrery_filesXXXXXX";

static inline const char* files_option(int argc, char** argv, const char* name) {
  for (int i = 1; i < argc; ++i) {
    const size_t size = strlen(name);
    if (strncmp(argv[i], name, size) == 0 && argv[i][size] == '=') return argv[i] + size + 1;
  }
  return NULL;
}

static inline void files_parse(struct files* files, int argc, char** argv) {
  static const char* const works[] = {"readFile", "read", "stat"};
  const char* const depth = files_option(argc, argv, "--depth");
  const char* const size = files_option(argc, argv, "--size");
  const char* const seconds = files_option(argc, argv, "--seconds");
  const char* const warmup = files_option(argc, argv, "--warmup");
  *files = (struct files){.depth = depth == NULL ? 1 : (unsigned)atoi(depth),
                          .size = size == NULL ? 4096 : (size_t)atol(size),
                          .seconds = seconds == NULL ? 1 : atof(seconds)};
  files->warmup = warmup == NULL ? files->seconds / 4 : atof(warmup);
  int work = 0;
  while (work < 3 && (argc < 2 || strcmp(argv[1], works[work]) != 0)) ++work;
  if (work == 3 || files->depth < 1 || files->depth > MOST_DEPTH || files->size < 1) {
    fprintf(stderr, "usage: %s readFile|read|stat [--depth=1] [--size=4096] [--seconds=1]\n",
            argv[0]);
    exit(2);
  }
  files->work = (enum files_work)work;
}

static inline void files_write(int folder, const char* name, size_t size) {
  const int fd = openat(folder, name, O_CREAT | O_WRONLY, 0600);
  char* const bytes = malloc(size);
  memset(bytes, 'f', size);
  plain_check(write(fd, bytes, size) == (ssize_t)size, "write");
  free(bytes);
  close(fd);
}

static inline void files_make(struct files* files) {
  plain_check(mkdtemp(files_folder) != NULL, "mkdtemp");
  files->folder = open(files_folder, O_DIRECTORY | O_CLOEXEC);
  for (int i = 0; i < FILES; ++i) {
    snprintf(files->names[i], sizeof files->names[i], "file-%d", i);
    files_write(files->folder, files->names[i], files->size);
  }
  files_write(files->folder, "data", files->size * PLACES);
  files->data = openat(files->folder, "data", O_RDONLY);
}

static inline void files_remove(const struct files* files) {
  for (int i = 0; i < FILES; ++i) unlinkat(files->folder, files->names[i], 0);
  unlinkat(files->folder, "data", 0);
  rmdir(files_folder);
}

static inline void files_expect(const struct files* files, long result) {
  if (result >= 0 && (size_t)result == files->size) return;
  fprintf(stderr, "%ld instead of %zu bytes\n", result, files->size);
  files_remove(files);
  exit(1);
}

struct files_cost {
  double seconds, user_us, system_us;
};

static inline struct files_cost files_cost(void) {
  struct timespec now;
  struct rusage used;
  clock_gettime(CLOCK_MONOTONIC, &now);
  getrusage(RUSAGE_SELF, &used);
  return (struct files_cost){(double)now.tv_sec + (double)now.tv_nsec / 1e9,
                             (double)used.ru_utime.tv_sec * 1e6 + (double)used.ru_utime.tv_usec,
                             (double)used.ru_stime.tv_sec * 1e6 + (double)used.ru_stime.tv_usec};
}

/* The most that was resident, from /proc: getrusage() also counts the program before exec. */
static inline double files_peak_mib(void) {
  char line[256];
  double kib = 0;
  FILE* const status = fopen("/proc/self/status", "r");
  while (status != NULL && fgets(line, sizeof line, status) != NULL) {
    if (sscanf(line, "VmHWM: %lf", &kib) == 1) break;
  }
  if (status != NULL) fclose(status);
  return kib / 1024;
}

typedef void (*files_run)(struct files*, long count);

static inline long files_repeat(struct files* files, files_run run, double seconds) {
  const double begin = files_cost().seconds;
  long done = 0;
  do {
    run(files, 4096);
    done += 4096;
  } while (files_cost().seconds - begin < seconds);
  return done;
}

static inline int files_main(int argc, char** argv, files_run run) {
  static struct files files;
  files_parse(&files, argc, argv);
  files_make(&files);
  const long before = files_repeat(&files, run, files.warmup);
  const struct files_cost begin = files_cost();
  const long done = files_repeat(&files, run, files.seconds);
  const struct files_cost end = files_cost();
  files_remove(&files);
  printf("{\"parameters\":{");
  if (files_option(argc, argv, "--depth") != NULL) printf("\"depth\":%u", files.depth);
  if (files_option(argc, argv, "--size") != NULL) {
    printf("%s\"size\":%zu", files_option(argc, argv, "--depth") ? "," : "", files.size);
  }
  printf("},\"bytes\":%zu,\"performed\":%ld,\"peak_mib\":%.1f,\"operations\":%ld,"
         "\"seconds\":%.6f,\"user_us\":%.0f,\"system_us\":%.0f}\n",
         files.work == STAT ? 0 : files.size, before + done, files_peak_mib(), done,
         end.seconds - begin.seconds, end.user_us - begin.user_us,
         end.system_us - begin.system_us);
  return 0;
}

#endif
