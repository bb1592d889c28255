/*
 * CCurlLibrary.h: libcurl, opened at run time when the first transfer is made. For the files of this target only.
 *
 * The option numbers are part of libcurl's stable ABI. Those that one kind of transfer alone has use for stand in its
 * own file.
 */
#ifndef CCURL_LIBRARY_H
#define CCURL_LIBRARY_H

#include <stddef.h>

typedef void CURL;
struct curl_slist;

/* From curl.h: numbers are 0 for long, 10000 for pointers, 20000 for functions, 30000 for 64-bit integers. */
enum {
  OPT_SSLVERSION = 32,
  OPT_SSL_VERIFYPEER = 64,
  OPT_SSL_VERIFYHOST = 81,
  OPT_NOSIGNAL = 99,
  OPT_TIMEOUT_MS = 155,
  OPT_CONNECTTIMEOUT_MS = 156,
  OPT_PROTOCOLS = 181,
  OPT_WRITEDATA = 10001,
  OPT_URL = 10002,
  OPT_ERRORBUFFER = 10010,
  OPT_WRITEFUNCTION = 20011,
  INFO_RESPONSE_CODE = 0x200002,
  SSLVERSION_TLSV1_2 = 6,
  CURL_ERROR_SIZE = 256, /* what OPT_ERRORBUFFER has to have room for */
};

/* The functions of libcurl that are used here. */
typedef struct ccurl_library {
  int (*global_init)(long);
  CURL *(*easy_init)(void);
  int (*easy_setopt)(CURL *, int, ...);
  int (*easy_perform)(CURL *);
  int (*easy_getinfo)(CURL *, int, ...);
  void (*easy_reset)(CURL *);
  void (*easy_cleanup)(CURL *);
  const char *(*easy_strerror)(int);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
} ccurl_library;

/* libcurl, or NULL where it cannot be used: then `error` says why. Any thread may ask. */
const ccurl_library *ccurl_load(char *error, size_t error_count);

/* Performs without letting a connection that the server has closed raise SIGPIPE, which libcurl told to leave signals
 * alone does not see to. Gives libcurl's code. */
int ccurl_perform(CURL *handle);

/* What libcurl's code means for the caller: one of the CCURL_ codes. */
int ccurl_meaning(int code);

#endif
