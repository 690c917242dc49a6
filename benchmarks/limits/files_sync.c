/* The limit of the file benchmarks: plain system calls, one after the other, whatever the depth.
 * Its options and what it prints: files.h. One thread. */
#include "files.h"

static char* bytes;

static long read_file(struct files* files, const char* name) {
  struct stat status; /* who does not know a file's length asks for it */
  const int fd = openat(files->folder, name, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &status) != 0) return -1;
  const long result = read(fd, bytes, (size_t)status.st_size);
  close(fd);
  return result;
}

static long perform(struct files* files, long i) {
  struct stat status;
  switch (files->work) {
    case READ_FILE: return read_file(files, files->names[i % FILES]);
    case READ: return pread(files->data, bytes, files->size, (i % PLACES) * (off_t)files->size);
    default:
      return fstatat(files->folder, files->names[i % FILES], &status, 0) == 0 ? status.st_size : -1;
  }
}

static void run(struct files* files, long count) {
  if (bytes == NULL) bytes = malloc(files->size);
  for (long i = 0; i < count; ++i) files_expect(files, perform(files, i));
}

int main(int argc, char** argv) { return files_main(argc, argv, run); }
