#include "CCurl.h"

#include <stdio.h>
#include <string.h>

#include "CCurlLibrary.h"

enum {
  OPT_FOLLOWLOCATION = 52,
  OPT_POSTFIELDS = 10015,
  OPT_USERAGENT = 10018,
  OPT_HTTPHEADER = 10023,
  OPT_POSTFIELDSIZE_LARGE = 30120,
  INFO_RETRY_AFTER = 0x600039,
  PROTOCOLS_HTTP_AND_HTTPS = 3,
};

static size_t keep_start(const char *bytes, size_t size, size_t count, void *argument) {
  ccurl_response *response = argument;
  size_t used = strlen(response->body), room = sizeof response->body - 1 - used, wanted = size * count;
  memcpy(response->body + used, bytes, wanted < room ? wanted : room);
  return wanted;
}

int ccurl_post(const ccurl_request *request, ccurl_response *response, char *error, size_t error_count) {
  char reason[CURL_ERROR_SIZE] = "";
  memset(response, 0, sizeof *response);
  response->retry_after_s = -1;
  const ccurl_library *curl = ccurl_load(error, error_count);
  if (!curl) return CCURL_MISSING;
  CURL *handle = curl->easy_init();
  if (!handle) {
    snprintf(error, error_count, "curl_easy_init failed");
    return CCURL_FAILED;
  }
  struct curl_slist *headers = NULL;
  for (const char *const *header = request->headers; *header; header++) {
    struct curl_slist *longer = curl->slist_append(headers, *header);
    if (!longer) { /* out of memory: better no request than one without its Idempotency-Key */
      snprintf(error, error_count, "out of memory");
      curl->slist_free_all(headers);
      curl->easy_cleanup(handle);
      return CCURL_FAILED;
    }
    headers = longer;
  }
  curl->easy_setopt(handle, OPT_NOSIGNAL, 1L);
  curl->easy_setopt(handle, OPT_ERRORBUFFER, reason);
  curl->easy_setopt(handle, OPT_URL, request->url);
  curl->easy_setopt(handle, OPT_PROTOCOLS, (long)PROTOCOLS_HTTP_AND_HTTPS);
  curl->easy_setopt(handle, OPT_FOLLOWLOCATION, 0L);
  curl->easy_setopt(handle, OPT_SSL_VERIFYPEER, 1L);
  curl->easy_setopt(handle, OPT_SSL_VERIFYHOST, 2L);
  curl->easy_setopt(handle, OPT_SSLVERSION, (long)SSLVERSION_TLSV1_2);
  curl->easy_setopt(handle, OPT_USERAGENT, "intent-runtime");
  curl->easy_setopt(handle, OPT_HTTPHEADER, headers);
  curl->easy_setopt(handle, OPT_POSTFIELDS, request->body);
  curl->easy_setopt(handle, OPT_POSTFIELDSIZE_LARGE, (long long)request->body_count);
  curl->easy_setopt(handle, OPT_TIMEOUT_MS, request->timeout_ms);
  curl->easy_setopt(handle, OPT_CONNECTTIMEOUT_MS, request->timeout_ms);
  curl->easy_setopt(handle, OPT_WRITEFUNCTION, keep_start);
  curl->easy_setopt(handle, OPT_WRITEDATA, response);
  int code = ccurl_perform(handle);
  if (code == 0) {
    long long seconds = 0;
    curl->easy_getinfo(handle, INFO_RESPONSE_CODE, &response->status);
    if (curl->easy_getinfo(handle, INFO_RETRY_AFTER, &seconds) == 0 && seconds > 0) response->retry_after_s = seconds;
  } else {
    snprintf(error, error_count, "%s", reason[0] ? reason : curl->easy_strerror(code));
  }
  curl->easy_cleanup(handle);
  curl->slist_free_all(headers);
  return ccurl_meaning(code);
}
