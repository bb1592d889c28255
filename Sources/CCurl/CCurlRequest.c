#define _GNU_SOURCE
#include "CCurlRequest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CCurl.h"
#include "CCurlLibrary.h"

enum {
  OPT_FOLLOWLOCATION = 52,
  OPT_HTTPGET = 80,
  OPT_PATH_AS_IS = 234,
  OPT_POSTFIELDS = 10015,
  OPT_USERAGENT = 10018,
  OPT_HTTPHEADER = 10023,
  OPT_CUSTOMREQUEST = 10036,
  OPT_POSTFIELDSIZE_LARGE = 30120,
  INFO_CONTENT_TYPE = 0x100012,
  INFO_RETRY_AFTER = 0x600039,
  PROTOCOLS_HTTP_AND_HTTPS = 3,
};

/* Takes what comes, up to the limit. */
typedef struct collector {
  ccurl_http_response *response;
  size_t limit, room;
  int is_too_large, is_out_of_memory;
} collector;

static size_t collect(const char *bytes, size_t size, size_t count, void *argument) {
  collector *into = argument;
  ccurl_http_response *response = into->response;
  size_t more = size * count;
  if (more > into->limit - response->body_count) {
    into->is_too_large = 1;
    more = into->limit - response->body_count;
  }
  if (response->body_count + more > into->room) {
    size_t room = (response->body_count + more) * 2;
    void *body = realloc(response->body, room);
    if (!body) {
      into->is_out_of_memory = 1;
      return 0;
    }
    response->body = body;
    into->room = room;
  }
  if (more > 0) memcpy((char *)response->body + response->body_count, bytes, more);
  response->body_count += more;
  return into->is_too_large ? 0 : more; /* with 0 libcurl ends the transfer */
}

/* The headers as libcurl's list; NULL: out of memory. Better no request than one without its Idempotency-Key. */
static struct curl_slist *header_list(const ccurl_library *curl, const char *const *headers) {
  /* No waiting for "100 Continue", which many servers never say. */
  struct curl_slist *list = curl->slist_append(NULL, "Expect:");
  for (; list && *headers; headers++) {
    struct curl_slist *longer = curl->slist_append(list, *headers);
    if (!longer) curl->slist_free_all(list);
    list = longer;
  }
  return list;
}

static void set_options(const ccurl_library *curl, CURL *handle, const ccurl_http_request *request) {
  curl->easy_setopt(handle, OPT_NOSIGNAL, 1L);
  curl->easy_setopt(handle, OPT_URL, request->url);
  curl->easy_setopt(handle, OPT_PATH_AS_IS, 1L);
  curl->easy_setopt(handle, OPT_PROTOCOLS, (long)PROTOCOLS_HTTP_AND_HTTPS);
  curl->easy_setopt(handle, OPT_FOLLOWLOCATION, 0L);
  curl->easy_setopt(handle, OPT_SSL_VERIFYPEER, 1L);
  curl->easy_setopt(handle, OPT_SSL_VERIFYHOST, 2L);
  curl->easy_setopt(handle, OPT_SSLVERSION, (long)SSLVERSION_TLSV1_2);
  curl->easy_setopt(handle, OPT_USERAGENT, "intent-runtime");
  curl->easy_setopt(handle, OPT_TIMEOUT_MS, request->timeout_ms);
  curl->easy_setopt(handle, OPT_CONNECTTIMEOUT_MS, request->timeout_ms);
  curl->easy_setopt(handle, OPT_HTTPGET, 1L);
  int sends = strcmp(request->method, "GET") != 0 && strcmp(request->method, "DELETE") != 0;
  if (request->body || sends) {
    curl->easy_setopt(handle, OPT_POSTFIELDS, request->body ? request->body : "");
    curl->easy_setopt(handle, OPT_POSTFIELDSIZE_LARGE, (long long)request->body_count);
  }
  curl->easy_setopt(handle, OPT_CUSTOMREQUEST, request->method);
}

static void read_facts(const ccurl_library *curl, CURL *handle, ccurl_http_response *response) {
  long long seconds = 0;
  char *type = NULL;
  curl->easy_getinfo(handle, INFO_RESPONSE_CODE, &response->status);
  if (curl->easy_getinfo(handle, INFO_RETRY_AFTER, &seconds) == 0 && seconds > 0) response->retry_after_s = seconds;
  if (curl->easy_getinfo(handle, INFO_CONTENT_TYPE, &type) == 0 && type) response->content_type = strdup(type);
}

int ccurl_http(const ccurl_http_request *request, ccurl_http_response *response, char *error, size_t error_count) {
  char reason[CURL_ERROR_SIZE] = "";
  memset(response, 0, sizeof *response);
  response->retry_after_s = -1;
  const ccurl_library *curl = ccurl_load(error, error_count);
  if (!curl) return CCURL_MISSING;
  CURL *handle = curl->easy_init();
  struct curl_slist *headers = handle ? header_list(curl, request->headers) : NULL;
  if (!headers) {
    snprintf(error, error_count, "out of memory");
    if (handle) curl->easy_cleanup(handle);
    return CCURL_FAILED;
  }
  collector into = {.response = response, .limit = request->answer_limit};
  set_options(curl, handle, request);
  curl->easy_setopt(handle, OPT_ERRORBUFFER, reason);
  curl->easy_setopt(handle, OPT_HTTPHEADER, headers);
  curl->easy_setopt(handle, OPT_WRITEFUNCTION, collect);
  curl->easy_setopt(handle, OPT_WRITEDATA, &into);
  int code = ccurl_perform(handle);
  read_facts(curl, handle, response);
  if (code != 0) snprintf(error, error_count, "%s", reason[0] ? reason : curl->easy_strerror(code));
  if (into.is_out_of_memory) snprintf(error, error_count, "out of memory");
  curl->easy_cleanup(handle);
  curl->slist_free_all(headers);
  return into.is_too_large ? CCURL_HTTP_TOO_LARGE : ccurl_meaning(code);
}

void ccurl_http_free(ccurl_http_response *response) {
  free(response->content_type);
  free(response->body);
  memset(response, 0, sizeof *response);
}
