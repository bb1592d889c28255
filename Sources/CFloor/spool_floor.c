#define _GNU_SOURCE
#include "CFloor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_directory(const char *directory, const char *name) {
  char path[4096];
  if (snprintf(path, sizeof path, "%s/%s", directory, name) >= (int)sizeof path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  if (mkdir(path, 0700) != 0 && errno != EEXIST) return -1;
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int create_file(int directory, const char *name, const char *content, size_t size) {
  int file = openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return -1;
  ssize_t written = write(file, content, size);
  close(file);
  if (written == (ssize_t)size) return 0;
  if (written >= 0) errno = ENOSPC;
  return -1;
}

static int read_file(int directory, const char *name, char *buffer, size_t capacity) {
  int file = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) return -1;
  struct stat status;
  int failed = fstat(file, &status) != 0 || read(file, buffer, capacity) < 0;
  close(file);
  return failed ? -1 : 0;
}

static int sync_file_system(int directory) {
#ifdef __linux__
  return syncfs(directory);
#else
  (void)directory;
  sync();
  return 0;
#endif
}

int floor_sync(const char *directory) {
  int opened = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int failure = opened < 0 || sync_file_system(opened) != 0 ? errno : 0;
  if (opened >= 0) close(opened);
  return failure;
}

int floor_spool_fill(const char *directory, const char *prefix, int64_t count, const char *content, size_t size,
                     int64_t *done) {
  int pending = open_directory(directory, "pending"), tmp = open_directory(directory, "tmp");
  int failure = pending < 0 || tmp < 0 ? errno : 0;
  for (int64_t i = 0; i < count && failure == 0; i++) {
    char name[128];
    snprintf(name, sizeof name, "%s-%07lld.json", prefix, (long long)i);
    if (create_file(tmp, name, content, size) != 0 || renameat(tmp, name, pending, name) != 0)
      failure = errno;
    else
      *done += 1;
  }
  if (pending >= 0) close(pending);
  if (tmp >= 0) close(tmp);
  return failure;
}

/* What a pass over the drops is done with. */
struct pass {
  int pending, tmp, completed;
  const char *record;
  size_t record_size;
  int64_t sync_every;
  char buffer[1 << 16];
};

/* Goes through the drops in the order of their directory, until one fails. */
static int for_each_drop(struct pass *pass, int (*body)(struct pass *, const char *name), int64_t *done) {
  DIR *listing = fdopendir(dup(pass->pending));
  if (listing == NULL) return errno;
  int failure = 0;
  while (failure == 0) {
    errno = 0;
    struct dirent *entry = readdir(listing);
    if (entry == NULL) {
      failure = errno;
      break;
    }
    if (entry->d_name[0] == '.') continue;
    if (body(pass, entry->d_name) != 0) {
      failure = errno;
      break;
    }
    *done += 1;
    if (pass->sync_every > 0 && *done % pass->sync_every == 0 && sync_file_system(pass->completed) != 0)
      failure = errno;
  }
  closedir(listing);
  return failure;
}

static int read_one(struct pass *pass, const char *name) {
  return read_file(pass->pending, name, pass->buffer, sizeof pass->buffer);
}

static int drain_one(struct pass *pass, const char *name) {
  if (read_one(pass, name) != 0) return -1;
  if (create_file(pass->tmp, name, pass->record, pass->record_size) != 0) return -1;
  if (renameat(pass->tmp, name, pass->completed, name) != 0) return -1;
  return unlinkat(pass->pending, name, 0);
}

int floor_spool_read(const char *directory, int64_t *done) {
  struct pass pass = {.pending = open_directory(directory, "pending")};
  if (pass.pending < 0) return errno;
  int failure = for_each_drop(&pass, read_one, done);
  close(pass.pending);
  return failure;
}

int floor_spool_drain(const char *directory, size_t record_size, int64_t sync_every, int64_t *done) {
  char *record = malloc(record_size);
  if (record == NULL) return ENOMEM;
  memset(record, 'x', record_size);
  struct pass pass = {.pending = open_directory(directory, "pending"),
                      .tmp = open_directory(directory, "tmp"),
                      .completed = open_directory(directory, "completed"),
                      .record = record,
                      .record_size = record_size,
                      .sync_every = sync_every};
  int failure = pass.pending < 0 || pass.tmp < 0 || pass.completed < 0 ? errno : 0;
  if (failure == 0) failure = for_each_drop(&pass, drain_one, done);
  if (pass.pending >= 0) close(pass.pending);
  if (pass.tmp >= 0) close(pass.tmp);
  if (pass.completed >= 0) close(pass.completed);
  free(record);
  return failure;
}
