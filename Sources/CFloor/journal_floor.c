/* The least that keeping the outcomes of a batch costs: lines appended to one file, a data sync for so many of them. */
#include "CFloor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int sync_data(int file) {
#ifdef __APPLE__
  return fsync(file);
#else
  return fdatasync(file);
#endif
}

int floor_journal_append(const char *path, int64_t count, size_t line_size, int64_t sync_every, int64_t *done) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return errno;
  size_t capacity = line_size * (size_t)sync_every;
  char *group = malloc(capacity);
  if (group == NULL) {
    close(file);
    return ENOMEM;
  }
  int failure = 0;
  while (*done < count && failure == 0) {
    int64_t lines = count - *done < sync_every ? count - *done : sync_every;
    for (int64_t line = 0; line < lines; line++) {
      memset(group + line * line_size, 'x', line_size - 1);
      group[(line + 1) * line_size - 1] = '\n';
    }
    size_t size = line_size * (size_t)lines;
    errno = 0;
    if (write(file, group, size) != (ssize_t)size || sync_data(file) != 0)
      failure = errno == 0 ? EIO : errno;
    else
      *done += lines;
  }
  free(group);
  if (close(file) != 0 && failure == 0) failure = errno;
  return failure;
}
