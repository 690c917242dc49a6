/* The limit of the file benchmarks on io_uring, `depth` of them under way:
 *   * readFile: open, read and close as one chain in a registered slot. It knows the length, for
 *     which files_sync asks: a short read breaks the chain, and so has a completion;
 *   * read: a registered file into registered buffers;
 *   * stat: fstatat(), one after the other. The kernel gives a statx of a ring to its workers
 *     (6.18), which costs three times as much.
 * Its options and what it prints: files.h. One thread. */
#include <liburing.h>

#include "files.h"

static const uint64_t FAILED = UINT64_MAX; /* of what completes only if it fails */

static struct io_uring ring;
static char* buffers; /* one for each place under way */
static unsigned places;
static bool registered; /* the buffers */

static int check(int result, const char* what) {
  errno = -result;
  plain_check(result >= 0, what);
  return result;
}

static char* buffer_of(const struct files* files, unsigned place) {
  return buffers + place * (files->size + 64);
}

static void prepare(const struct files* files) {
  struct io_uring_params params = {.flags = IORING_SETUP_SINGLE_ISSUER |
                                            IORING_SETUP_DEFER_TASKRUN};
  check(io_uring_queue_init_params(4 * MOST_DEPTH, &ring, &params), "io_uring_setup");
  check(io_uring_register_ring_fd(&ring), "register_ring_fd");
  places = files->depth;
  buffers = malloc(places * (files->size + 64));
  const struct iovec all = {buffers, places * (files->size + 64)};
  /* It fails where they are over the limit of locked memory. */
  registered = io_uring_register_buffers(&ring, &all, 1) == 0;
  check(io_uring_register_files_sparse(&ring, MOST_DEPTH + 1), "register_files_sparse");
  int fd = files->data;
  check(io_uring_register_files_update(&ring, MOST_DEPTH, &fd, 1), "files_update");
}

static struct io_uring_sqe* submit_read(const struct files* files, unsigned place, unsigned slot,
                                        long offset) {
  struct io_uring_sqe* entry = io_uring_get_sqe(&ring);
  char* const into = buffer_of(files, place);
  if (registered) {
    io_uring_prep_read_fixed(entry, (int)slot, into, (unsigned)files->size, (uint64_t)offset, 0);
  } else {
    io_uring_prep_read(entry, (int)slot, into, (unsigned)files->size, (uint64_t)offset);
  }
  entry->flags |= IOSQE_FIXED_FILE;
  entry->user_data = place;
  return entry;
}

static void begin(struct files* files, unsigned place, long i) {
  if (files->work == READ) {
    submit_read(files, place, MOST_DEPTH, (i % PLACES) * (long)files->size);
    return;
  }
  struct io_uring_sqe* entry = io_uring_get_sqe(&ring);
  io_uring_prep_openat_direct(entry, files->folder, files->names[i % FILES], O_RDONLY, 0, place);
  entry->flags |= IOSQE_IO_LINK | IOSQE_CQE_SKIP_SUCCESS;
  entry->user_data = FAILED;
  entry = submit_read(files, place, place, 0);
  entry->flags |= IOSQE_IO_LINK | IOSQE_CQE_SKIP_SUCCESS;
  entry->user_data = FAILED;
  entry = io_uring_get_sqe(&ring);
  io_uring_prep_close_direct(entry, place); /* the only one that completes if all goes well */
  entry->user_data = place;
}

static void run_ring(struct files* files, long count) {
  long begun = 0, ended = 0;
  for (unsigned place = 0; place < places && begun < count; ++place) begin(files, place, begun++);
  while (ended < count) {
    struct io_uring_cqe* cqe;
    unsigned head, seen = 0;
    check(io_uring_submit_and_wait(&ring, 1), "io_uring_enter");
    io_uring_for_each_cqe(&ring, head, cqe) {
      const bool whole = cqe->user_data != FAILED && cqe->res >= 0;
      files_expect(files, whole && files->work == READ_FILE ? (long)files->size : cqe->res);
      ++seen, ++ended;
      if (begun < count) begin(files, (unsigned)cqe->user_data, begun++);
    }
    io_uring_cq_advance(&ring, seen);
  }
}

static void run_stats(struct files* files, long count) {
  struct stat status;
  for (long i = 0; i < count; ++i) {
    const int result = fstatat(files->folder, files->names[i % FILES], &status, 0);
    files_expect(files, result == 0 ? status.st_size : -1);
  }
}

static void run(struct files* files, long count) {
  if (buffers == NULL) prepare(files);
  if (files->work == STAT) {
    run_stats(files, count);
  } else {
    run_ring(files, count);
  }
}

int main(int argc, char** argv) { return files_main(argc, argv, run); }
