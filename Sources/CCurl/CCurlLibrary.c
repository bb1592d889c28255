#define _GNU_SOURCE
#include "CCurlLibrary.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "CCurl.h"

enum { GLOBAL_DEFAULT = 3 };

static ccurl_library curl;
static int usable;
static char load_failure[256];
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
    if (index == 0) snprintf(load_failure, sizeof load_failure, "%s", reason ? reason : "unknown reason");
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
  *(void **)&curl.easy_reset = dlsym(library, "curl_easy_reset");
  *(void **)&curl.easy_cleanup = dlsym(library, "curl_easy_cleanup");
  *(void **)&curl.easy_strerror = dlsym(library, "curl_easy_strerror");
  *(void **)&curl.slist_append = dlsym(library, "curl_slist_append");
  *(void **)&curl.slist_free_all = dlsym(library, "curl_slist_free_all");
  if (!curl.global_init || !curl.easy_init || !curl.easy_setopt || !curl.easy_perform || !curl.easy_getinfo ||
      !curl.easy_reset || !curl.easy_cleanup || !curl.easy_strerror || !curl.slist_append || !curl.slist_free_all) {
    snprintf(load_failure, sizeof load_failure, "it lacks functions that libcurl has");
    return;
  }
  if (curl.global_init(GLOBAL_DEFAULT) != 0) {
    snprintf(load_failure, sizeof load_failure, "curl_global_init failed");
    return;
  }
  usable = 1;
}

const ccurl_library *ccurl_load(char *error, size_t error_count) {
  pthread_once(&loaded, load);
  if (usable) return &curl;
  snprintf(error, error_count, "%s", load_failure);
  return NULL;
}

int ccurl_perform(CURL *handle) {
#ifdef __APPLE__
  /* Its sockets do not raise SIGPIPE. */
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

int ccurl_meaning(int code) {
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
