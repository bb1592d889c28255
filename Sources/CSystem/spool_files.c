#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "spool_system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE 1
#endif
#endif

static int rename_by_link(int from_directory, const char *from, int to_directory, const char *to) {
  if (linkat(from_directory, from, to_directory, to, 0) != 0) return -1;
  return unlinkat(from_directory, from, 0);
}

int spool_rename_new(int from_directory, const char *from, int to_directory, const char *to) {
#if defined(__linux__)
  if (syscall(SYS_renameat2, from_directory, from, to_directory, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
#elif defined(__APPLE__)
  if (renameatx_np(from_directory, from, to_directory, to, RENAME_EXCL) == 0) return 0;
  if (errno != ENOTSUP) return -1;
#endif
  return rename_by_link(from_directory, from, to_directory, to);
}

int spool_sync_file_system(int descriptor) {
#ifdef __linux__
  return syncfs(descriptor);
#else
  sync();
  return spool_sync(descriptor);
#endif
}

int spool_sync_data(int descriptor) {
#ifdef __linux__
  return fdatasync(descriptor);
#else
  return spool_sync(descriptor);
#endif
}

int spool_sync(int descriptor) {
#ifdef F_FULLFSYNC
  /* Darwin's fsync leaves the data in the drive's own cache. */
  if (fcntl(descriptor, F_FULLFSYNC) == 0) return 0;
#endif
  return fsync(descriptor);
}

int spool_allocate(int descriptor, int64_t offset, int64_t length) {
#ifdef __linux__
  return fallocate(descriptor, 0, offset, length);
#else
  (void)descriptor; (void)offset; (void)length;
  errno = EOPNOTSUPP;
  return -1;
#endif
}

int spool_lock_exclusive(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

int spool_has_writer(int descriptor) {
#ifdef F_SETLEASE
  /* Somebody who opens the file while we hold the lease has a signal sent to us: one that is ignored by default. */
  (void)fcntl(descriptor, F_SETSIG, SIGURG);
  if (fcntl(descriptor, F_SETLEASE, F_RDLCK) == 0) {
    (void)fcntl(descriptor, F_SETLEASE, F_UNLCK);
    return 0;
  }
  return errno == EAGAIN ? 1 : -1;
#else
  (void)descriptor;
  errno = ENOSYS;
  return -1;
#endif
}

uint64_t spool_mount_id(int descriptor) {
#if defined(__linux__) && defined(STATX_MNT_ID)
  struct statx status;
  if (statx(descriptor, "", AT_EMPTY_PATH, STATX_MNT_ID, &status) == 0 && (status.stx_mask & STATX_MNT_ID))
    return status.stx_mnt_id;
#else
  (void)descriptor;
#endif
  return 0;
}
