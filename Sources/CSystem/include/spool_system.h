#ifndef INTENT_SPOOL_SYSTEM_H
#define INTENT_SPOOL_SYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What the file spool needs of the kernel. Unless said otherwise: 0 or more is success, -1 is failure with errno set. */

#ifdef __cplusplus
extern "C" {
#endif

/* Renames; EEXIST if the new name exists. Atomic where the file system knows how, else by link and unlink. */
int spool_rename_new(int from_directory, const char *from, int to_directory, const char *to);

/* Writes the file system of `descriptor` out: everything that was done to it before is durable after. */
int spool_sync_file_system(int descriptor);

/* Makes a file's data durable, and as much of its metadata as reading the data needs. */
int spool_sync_data(int descriptor);

/* Makes a file or directory durable. */
int spool_sync(int descriptor);

/* Reserves space and extends the file with zeros. EOPNOTSUPP where the file system cannot. */
int spool_allocate(int descriptor, int64_t offset, int64_t length);

/* flock(2) with LOCK_EX | LOCK_NB; EWOULDBLOCK if somebody else holds it. */
int spool_lock_exclusive(int descriptor);

/* What the kernel says of a file. Times in nanoseconds since 1970. */
struct spool_status {
  uint64_t device, inode;
  int64_t size, modified, changed;
  int64_t born;           /* when the inode was taken into use; 0: the file system does not tell */
  uint32_t mode, owner, links;
};

/* Of an open file (`name` NULL) or of a name in a directory, without following a symbolic link. */
int spool_status(int descriptor, const char *name, struct spool_status *status);

/* openat(2) that leaves a file's time of access alone, where there is such a thing. EPERM: not for this file. */
int spool_open_unnoted(int directory, const char *name, int flags);

/* 1: the file is open somewhere else too; 0: nowhere, not even in this process; -1: cannot be told (errno). */
int spool_is_open_elsewhere(int descriptor);

/* 1: some process has the file open for writing; 0: none; -1: cannot be told (errno). */
int spool_has_writer(int descriptor);

/* A number that differs between two mounts of one file system, where the kernel tells it; else 0. */
uint64_t spool_mount_id(int descriptor);

/* The kernel's boot id as text, NUL-terminated. */
int spool_boot_id(char *buffer, size_t size);

/* When a process started, in the kernel's unit since boot; 0: there is no such process, or it is a zombie. */
uint64_t spool_process_start(pid_t pid);

/* Kills a process if it still is the one that started then. 1: signalled; 0: it is gone. */
int spool_kill(pid_t pid, uint64_t start);

/* An inotify instance without watches, nonblocking; ENOSYS where there is none. */
int spool_notify_open(void);

/* Watches a directory for names that appear or are complete; answers the watch's number. */
int spool_notify_add(int descriptor, const char *path);

/* One event of those that a read from the instance gave. */
struct spool_event {
  int32_t watch;
  int32_t overflow;       /* events were lost: look everywhere */
  int32_t complete;       /* moved here, or closed after writing; else only created */
  int32_t moved;          /* moved here */
  int32_t gone;           /* the watched directory itself is gone */
  const char *name;       /* NUL-terminated, in the caller's buffer; NULL: the event has none */
};

/* Decodes the event at `offset` and answers the next one's offset, or 0 if none is left. */
size_t spool_notify_next(const void *buffer, size_t size, size_t offset, struct spool_event *event);

/* A descriptor that poll(2) finds readable while `notify` (-1: none) is, when it was triggered, and each `interval`
   milliseconds. Parts of it come back in `timer` and `trigger`. */
int spool_wake_open(int notify, int64_t interval, int *timer, int *trigger);

/* Makes it readable. Callable from any thread. */
int spool_wake_trigger(int wake, int trigger);

/* Takes in timer and trigger: bit 0: the interval has passed; bit 1: it was triggered. */
int spool_wake_consume(int wake, int timer, int trigger);

/* CRC-32C (RFC 3720) of `bytes`, continuing from `seed`. */
uint32_t spool_crc32c(uint32_t seed, const void *bytes, size_t size);

#ifdef __cplusplus
}
#endif
#endif
