/*
 * intent_files.h: the function table of the service "files", version 1. The rules of intent_abi.h hold.
 *
 * Every tenant has a directory of files of its own, which handlers read what people put there from and write what people
 * fetch there to. A job without a tenant has the directory "default".
 *
 * A name is a path inside of that directory: parts of 1 to 200 bytes, at most 8 of them, with "/" between them; none
 * starts with a dot, contains a NUL or is empty. No part may be a symbolic link: a name leads nowhere else.
 */
#ifndef INTENT_FILES_H
#define INTENT_FILES_H

#include "intent_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define INTENT_FILES_VERSION 1u

enum {
  INTENT_FILES_OK = 0,
  INTENT_FILES_STALE = 1,
  INTENT_FILES_INVALID = 2,   /* the name is none, or what it names is no file, or is too large */
  INTENT_FILES_NOT_FOUND = 3, /* there is no such file */
  INTENT_FILES_FAILED = 4,    /* the system refused: permissions, a full disk; may be worth a retry */
  INTENT_FILES_ABORTED = 5,   /* write_pieces: `next` asked for it; nothing was written */
};

typedef struct intent_files intent_files;
struct intent_files {
  uint32_t size;
  uint32_t version;
  void *context;

  /* Reads a whole file. On OK the receiver gets its bytes, else the reason as text. */
  int32_t (*read)(const intent_files *files, intent_token token, intent_bytes name, intent_receiver receiver,
                  void *argument);

  /* Writes a whole file, in place of one that has the name, and makes the directories above it. After a crash the file
   * has its old contents or all of the new ones; once this returns it has the new ones, also after a power cut. On OK the
   * receiver gets {"path":"/absolute/path","bytes":n}, else the reason as text. */
  int32_t (*write)(const intent_files *files, intent_token token, intent_bytes name, intent_bytes contents,
                   intent_receiver receiver, void *argument);

  /* As `write`, of contents that come piece by piece, so that a file of any length passes through little memory. Calls
   * next(next_argument, &piece), on the calling thread, until it returns 0 with an empty piece. The bytes of a piece stay
   * where they are until the next call. If it returns anything but 0 nothing is written, and what had the name stays as
   * it was. A table of a smaller `size` is older than this function and does not have it. */
  int32_t (*write_pieces)(const intent_files *files, intent_token token, intent_bytes name,
                          int32_t (*next)(void *next_argument, intent_bytes *piece), void *next_argument,
                          intent_receiver receiver, void *argument);
};

#ifdef __cplusplus
}
#endif

#endif
