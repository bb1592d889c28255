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
#include <sys/sysmacros.h>
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

int spool_open_unnoted(int directory, const char *name, int flags) {
#ifdef O_NOATIME
  flags |= O_NOATIME;
#endif
  return openat(directory, name, flags);
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

/* 0: the kernel grants the lease, which is given back at once; 1: others who have the file open stand against it. */
static int probe_lease(int descriptor, int kind) {
#ifdef F_SETLEASE
  /* Somebody who opens the file while we hold the lease has a signal sent to us: one that is ignored by default. */
  (void)fcntl(descriptor, F_SETSIG, SIGURG);
  if (fcntl(descriptor, F_SETLEASE, kind) == 0) {
    (void)fcntl(descriptor, F_SETLEASE, F_UNLCK);
    return 0;
  }
  return errno == EAGAIN || errno == EBUSY ? 1 : -1;
#else
  (void)descriptor; (void)kind;
  errno = ENOSYS;
  return -1;
#endif
}

int spool_has_writer(int descriptor) { return probe_lease(descriptor, F_RDLCK); }

int spool_is_open_elsewhere(int descriptor) { return probe_lease(descriptor, F_WRLCK); }

#ifndef __APPLE__
static int64_t nanoseconds(int64_t seconds, int64_t rest) { return seconds * 1000000000 + rest; }
#endif

int spool_status(int descriptor, const char *name, struct spool_status *status) {
#if defined(__linux__)
  struct statx raw;
  int flags = name ? AT_SYMLINK_NOFOLLOW : AT_EMPTY_PATH;
  if (statx(descriptor, name ? name : "", flags, STATX_BASIC_STATS | STATX_BTIME, &raw) != 0) return -1;
  *status = (struct spool_status){
      .device = makedev(raw.stx_dev_major, raw.stx_dev_minor),
      .inode = raw.stx_ino,
      .size = (int64_t)raw.stx_size,
      .modified = nanoseconds(raw.stx_mtime.tv_sec, raw.stx_mtime.tv_nsec),
      .changed = nanoseconds(raw.stx_ctime.tv_sec, raw.stx_ctime.tv_nsec),
      .born = raw.stx_mask & STATX_BTIME ? nanoseconds(raw.stx_btime.tv_sec, raw.stx_btime.tv_nsec) : 0,
      .mode = raw.stx_mode,
      .owner = raw.stx_uid,
      .links = raw.stx_nlink,
  };
#else
  struct stat raw;
  if ((name ? fstatat(descriptor, name, &raw, AT_SYMLINK_NOFOLLOW) : fstat(descriptor, &raw)) != 0) return -1;
  *status = (struct spool_status){
      .device = (uint64_t)raw.st_dev, .inode = raw.st_ino, .size = raw.st_size,
      .mode = raw.st_mode, .owner = raw.st_uid, .links = raw.st_nlink,
  };
#ifdef __APPLE__
  status->modified = (int64_t)raw.st_mtimespec.tv_sec * 1000000000 + raw.st_mtimespec.tv_nsec;
  status->changed = (int64_t)raw.st_ctimespec.tv_sec * 1000000000 + raw.st_ctimespec.tv_nsec;
  status->born = (int64_t)raw.st_birthtimespec.tv_sec * 1000000000 + raw.st_birthtimespec.tv_nsec;
#else
  status->modified = nanoseconds(raw.st_mtim.tv_sec, raw.st_mtim.tv_nsec);
  status->changed = nanoseconds(raw.st_ctim.tv_sec, raw.st_ctim.tv_nsec);
#endif
#endif
  return 0;
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
