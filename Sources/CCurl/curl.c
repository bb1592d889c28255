#define _GNU_SOURCE
#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef void CURL;
struct curl_slist;

/* From curl.h: numbers are 0 for long, 10000 for pointers, 20000 for functions, 30000 for 64-bit integers. */
enum {
  OPT_TIMEOUT_MS = 155,
  OPT_CONNECTTIMEOUT_MS = 156,
  OPT_NOSIGNAL = 99,
  OPT_FOLLOWLOCATION = 52,
  OPT_SSL_VERIFYPEER = 64,
  OPT_SSL_VERIFYHOST = 81,
  OPT_SSLVERSION = 32,
  OPT_PROTOCOLS = 181,
  OPT_WRITEDATA = 10001,
  OPT_URL = 10002,
  OPT_ERRORBUFFER = 10010,
  OPT_POSTFIELDS = 10015,
  OPT_USERAGENT = 10018,
  OPT_HTTPHEADER = 10023,
  OPT_WRITEFUNCTION = 20011,
  OPT_POSTFIELDSIZE_LARGE = 30120,
  INFO_RESPONSE_CODE = 0x200002,
  INFO_RETRY_AFTER = 0x600039,
  GLOBAL_DEFAULT = 3,
  PROTOCOLS_HTTP_AND_HTTPS = 3,
  SSLVERSION_TLSV1_2 = 6,
  ERROR_SIZE = 256,
};

static struct {
  int (*global_init)(long);
  CURL *(*easy_init)(void);
  int (*easy_setopt)(CURL *, int, ...);
  int (*easy_perform)(CURL *);
  int (*easy_getinfo)(CURL *, int, ...);
  void (*easy_cleanup)(CURL *);
  const char *(*easy_strerror)(int);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
  int usable;
  char reason[256];
} curl;

static pthread_once_t loaded = PTHREAD_ONCE_INIT;

static void *open_library(void) {
  static const char *const names[] = {
#ifdef __APPLE__
      "/usr/lib/libcurl.4.dylib", "libcurl.4.dylib",
#else
      "libcurl.so.4", "libcurl-gnutls.so.4",
#endif
      NULL};
  for (int index = 0; names[index]; index++) {
    void *library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
    const char *reason = dlerror();
    if (index == 0) snprintf(curl.reason, sizeof curl.reason, "%s", reason ? reason : "unknown reason");
  }
  return NULL;
}

static void load(void) {
  void *library = open_library();
  if (!library) return;
  *(void **)&curl.global_init = dlsym(library, "curl_global_init");
  *(void **)&curl.easy_init = dlsym(library, "curl_easy_init");
  *(void **)&curl.easy_setopt = dlsym(library, "curl_easy_setopt");
  *(void **)&curl.easy_perform = dlsym(library, "curl_easy_perform");
  *(void **)&curl.easy_getinfo = dlsym(library, "curl_easy_getinfo");
  *(void **)&curl.easy_cleanup = dlsym(library, "curl_easy_cleanup");
  *(void **)&curl.easy_strerror = dlsym(library, "curl_easy_strerror");
  *(void **)&curl.slist_append = dlsym(library, "curl_slist_append");
  *(void **)&curl.slist_free_all = dlsym(library, "curl_slist_free_all");
  if (!curl.global_init || !curl.easy_init || !curl.easy_setopt || !curl.easy_perform || !curl.easy_getinfo ||
      !curl.easy_cleanup || !curl.easy_strerror || !curl.slist_append || !curl.slist_free_all) {
    snprintf(curl.reason, sizeof curl.reason, "it lacks functions that libcurl has");
    return;
  }
  if (curl.global_init(GLOBAL_DEFAULT) != 0) {
    snprintf(curl.reason, sizeof curl.reason, "curl_global_init failed");
    return;
  }
  curl.usable = 1;
}

static size_t keep_start(const char *bytes, size_t size, size_t count, void *argument) {
  ccurl_response *response = argument;
  size_t used = strlen(response->body), room = sizeof response->body - 1 - used, wanted = size * count;
  memcpy(response->body + used, bytes, wanted < room ? wanted : room);
  return wanted;
}

/* What libcurl's code means for the caller. */
static int meaning(int code) {
  switch (code) {
    case 0:
      return CCURL_OK;
    case 1: /* unsupported protocol */
    case 3: /* malformed URL */
      return CCURL_INVALID;
    case 60: /* peer failed verification */
    case 51:
    case 77: /* no certificates to verify with */
      return CCURL_UNTRUSTED;
    default:
      return CCURL_FAILED;
  }
}

/* Performs without letting a connection that the server has closed raise SIGPIPE, which libcurl told to leave signals
 * alone does not see to. (On Darwin its sockets do not raise it.) */
static int perform(CURL *handle) {
#ifdef __APPLE__
  return curl.easy_perform(handle);
#else
  sigset_t broken, before, pending;
  sigemptyset(&broken);
  sigaddset(&broken, SIGPIPE);
  sigpending(&pending);
  pthread_sigmask(SIG_BLOCK, &broken, &before);
  int code = curl.easy_perform(handle);
  if (!sigismember(&pending, SIGPIPE)) {
    struct timespec none = {0, 0};
    sigtimedwait(&broken, NULL, &none);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return code;
#endif
}

int ccurl_post(const ccurl_request *request, ccurl_response *response, char *error, size_t error_count) {
  char reason[ERROR_SIZE] = "";
  memset(response, 0, sizeof *response);
  response->retry_after_s = -1;
  pthread_once(&loaded, load);
  if (!curl.usable) {
    snprintf(error, error_count, "%s", curl.reason);
    return CCURL_MISSING;
  }
  CURL *handle = curl.easy_init();
  if (!handle) {
    snprintf(error, error_count, "curl_easy_init failed");
    return CCURL_FAILED;
  }
  struct curl_slist *headers = NULL;
  for (const char *const *header = request->headers; *header; header++) {
    struct curl_slist *longer = curl.slist_append(headers, *header);
    if (!longer) { /* out of memory: better no request than one without its Idempotency-Key */
      snprintf(error, error_count, "out of memory");
      curl.slist_free_all(headers);
      curl.easy_cleanup(handle);
      return CCURL_FAILED;
    }
    headers = longer;
  }
  curl.easy_setopt(handle, OPT_NOSIGNAL, 1L);
  curl.easy_setopt(handle, OPT_ERRORBUFFER, reason);
  curl.easy_setopt(handle, OPT_URL, request->url);
  curl.easy_setopt(handle, OPT_PROTOCOLS, (long)PROTOCOLS_HTTP_AND_HTTPS);
  curl.easy_setopt(handle, OPT_FOLLOWLOCATION, 0L);
  curl.easy_setopt(handle, OPT_SSL_VERIFYPEER, 1L);
  curl.easy_setopt(handle, OPT_SSL_VERIFYHOST, 2L);
  curl.easy_setopt(handle, OPT_SSLVERSION, (long)SSLVERSION_TLSV1_2);
  curl.easy_setopt(handle, OPT_USERAGENT, "intent-runtime");
  curl.easy_setopt(handle, OPT_HTTPHEADER, headers);
  curl.easy_setopt(handle, OPT_POSTFIELDS, request->body);
  curl.easy_setopt(handle, OPT_POSTFIELDSIZE_LARGE, (long long)request->body_count);
  curl.easy_setopt(handle, OPT_TIMEOUT_MS, request->timeout_ms);
  curl.easy_setopt(handle, OPT_CONNECTTIMEOUT_MS, request->timeout_ms);
  curl.easy_setopt(handle, OPT_WRITEFUNCTION, keep_start);
  curl.easy_setopt(handle, OPT_WRITEDATA, response);
  int code = perform(handle);
  if (code == 0) {
    long long seconds = 0;
    curl.easy_getinfo(handle, INFO_RESPONSE_CODE, &response->status);
    if (curl.easy_getinfo(handle, INFO_RETRY_AFTER, &seconds) == 0 && seconds > 0) response->retry_after_s = seconds;
  } else {
    snprintf(error, error_count, "%s", reason[0] ? reason : curl.easy_strerror(code));
  }
  curl.easy_cleanup(handle);
  curl.slist_free_all(headers);
  return meaning(code);
}
