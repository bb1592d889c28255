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

int floor_spool_fill(const char *directory, int64_t count, const char *content, size_t size) {
  int pending = open_directory(directory, "pending"), tmp = open_directory(directory, "tmp");
  int failure = pending < 0 || tmp < 0 ? errno : 0;
  for (int64_t i = 0; i < count && failure == 0; i++) {
    char name[64];
    snprintf(name, sizeof name, "job-%07lld.json", (long long)i);
    if (create_file(tmp, name, content, size) != 0 || renameat(tmp, name, pending, name) != 0) failure = errno;
  }
  if (pending >= 0) close(pending);
  if (tmp >= 0) close(tmp);
  return failure;
}

static int drain_one(int pending, int tmp, int completed, const char *name, const char *record, size_t record_size,
                     char *buffer, size_t capacity) {
  int file = openat(pending, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) return -1;
  struct stat status;
  int failed = fstat(file, &status) != 0 || read(file, buffer, capacity) < 0;
  close(file);
  if (failed) return -1;
  if (create_file(tmp, name, record, record_size) != 0) return -1;
  if (renameat(tmp, name, completed, name) != 0) return -1;
  return unlinkat(pending, name, 0);
}

int floor_spool_drain(const char *directory, size_t record_size, int64_t sync_every, int64_t *done) {
  int pending = open_directory(directory, "pending"), tmp = open_directory(directory, "tmp"),
      completed = open_directory(directory, "completed");
  DIR *listing = pending < 0 ? NULL : fdopendir(dup(pending));
  size_t capacity = 1 << 16;
  char *record = malloc(record_size), *buffer = malloc(capacity);
  int failure = tmp < 0 || completed < 0 || listing == NULL || record == NULL || buffer == NULL ? errno : 0;
  if (record != NULL) memset(record, 'x', record_size);
  while (failure == 0) {
    errno = 0;
    struct dirent *entry = readdir(listing);
    if (entry == NULL) {
      failure = errno;
      break;
    }
    if (entry->d_name[0] == '.') continue;
    if (drain_one(pending, tmp, completed, entry->d_name, record, record_size, buffer, capacity) != 0) {
      failure = errno;
      break;
    }
    *done += 1;
#ifdef __linux__
    if (sync_every > 0 && *done % sync_every == 0) syncfs(completed);
#else
    if (sync_every > 0 && *done % sync_every == 0) sync();
#endif
  }
  if (listing != NULL) closedir(listing);
  if (pending >= 0) close(pending);
  if (tmp >= 0) close(tmp);
  if (completed >= 0) close(completed);
  free(record);
  free(buffer);
  return failure;
}
