#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CCurl.h"
#include "CCurlLibrary.h"

enum {
  OPT_UPLOAD = 46,
  OPT_USE_SSL = 119,
  OPT_PROXY = 10004,
  OPT_READDATA = 10009,
  OPT_HEADERDATA = 10029,
  OPT_CAINFO = 10065,
  OPT_USERNAME = 10173,
  OPT_PASSWORD = 10174,
  OPT_MAIL_FROM = 10186,
  OPT_MAIL_RCPT = 10187,
  OPT_READFUNCTION = 20012,
  OPT_HEADERFUNCTION = 20079,
  OPT_INFILESIZE_LARGE = 30115,
  INFO_NUM_CONNECTS = 0x20001A,
  PROTOCOLS_SMTP_AND_SMTPS = 3 << 16,
};

/* An easy handle, which keeps its connection from mail to mail. */
typedef struct sender {
  CURL *handle;
  struct sender *next;
} sender;

struct ccurl_mail_pool {
  pthread_mutex_t lock; /* guards `idle` */
  sender *idle;
};

/* One attempt to send a mail. */
typedef struct transfer {
  const ccurl_mail *mail;
  size_t sent;
  int has_begun; /* the server has been asked to take the message itself */
  ccurl_reply *reply;
  int reply_has_ended;
} transfer;

ccurl_mail_pool *ccurl_mail_pool_create(void) {
  ccurl_mail_pool *pool = calloc(1, sizeof *pool);
  if (pool) pthread_mutex_init(&pool->lock, NULL);
  return pool;
}

static sender *take(ccurl_mail_pool *pool, const ccurl_library *curl) {
  pthread_mutex_lock(&pool->lock);
  sender *found = pool->idle;
  if (found) pool->idle = found->next;
  pthread_mutex_unlock(&pool->lock);
  if (found) return found;
  found = calloc(1, sizeof *found);
  if (found && !(found->handle = curl->easy_init())) {
    free(found);
    return NULL;
  }
  return found;
}

static void give_back(ccurl_mail_pool *pool, sender *sender) {
  pthread_mutex_lock(&pool->lock);
  sender->next = pool->idle;
  pool->idle = sender;
  pthread_mutex_unlock(&pool->lock);
}

static size_t next_part(char *buffer, size_t size, size_t count, void *argument) {
  transfer *transfer = argument;
  size_t left = transfer->mail->count - transfer->sent, room = size * count, part = left < room ? left : room;
  transfer->has_begun = 1;
  memcpy(buffer, (const char *)transfer->mail->bytes + transfer->sent, part);
  transfer->sent += part;
  return part;
}

/* Keeps the last reply: its lines are "250-first" and, at the end, "250 last". 221 answers QUIT, which libcurl says after
 * a refusal: the refusal is of interest. */
static size_t keep_reply(const char *bytes, size_t size, size_t count, void *argument) {
  transfer *transfer = argument;
  ccurl_reply *reply = transfer->reply;
  size_t length = size * count, end = length;
  while (end > 0 && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) end--;
  if (end < 3 || memcmp(bytes, "221", 3) == 0) return length;
  if (transfer->reply_has_ended) memset(reply, 0, sizeof *reply);
  reply->status = (bytes[0] - '0') * 100 + (bytes[1] - '0') * 10 + (bytes[2] - '0');
  size_t used = strlen(reply->text), from = used ? 4 : 0;
  if (from < end) {
    snprintf(reply->text + used, sizeof reply->text - used, "%s%.*s", used ? " " : "", (int)(end - from), bytes + from);
  }
  transfer->reply_has_ended = end == 3 || bytes[3] != '-';
  return length;
}

static void prepare(const ccurl_library *curl, CURL *handle, transfer *transfer, struct curl_slist *to, char *reason) {
  const ccurl_mail *mail = transfer->mail;
  curl->easy_reset(handle); /* the connection stays */
  curl->easy_setopt(handle, OPT_NOSIGNAL, 1L);
  curl->easy_setopt(handle, OPT_ERRORBUFFER, reason);
  curl->easy_setopt(handle, OPT_URL, mail->url);
  curl->easy_setopt(handle, OPT_PROTOCOLS, (long)PROTOCOLS_SMTP_AND_SMTPS);
  curl->easy_setopt(handle, OPT_PROXY, ""); /* whatever the environment says: a password may be on its way */
  curl->easy_setopt(handle, OPT_USE_SSL, mail->tls);
  curl->easy_setopt(handle, OPT_SSL_VERIFYPEER, 1L);
  curl->easy_setopt(handle, OPT_SSL_VERIFYHOST, 2L);
  curl->easy_setopt(handle, OPT_SSLVERSION, (long)SSLVERSION_TLSV1_2);
  if (mail->ca_file) curl->easy_setopt(handle, OPT_CAINFO, mail->ca_file);
  if (mail->username) {
    curl->easy_setopt(handle, OPT_USERNAME, mail->username);
    curl->easy_setopt(handle, OPT_PASSWORD, mail->password);
  }
  curl->easy_setopt(handle, OPT_MAIL_FROM, mail->from);
  curl->easy_setopt(handle, OPT_MAIL_RCPT, to);
  curl->easy_setopt(handle, OPT_UPLOAD, 1L);
  curl->easy_setopt(handle, OPT_INFILESIZE_LARGE, (long long)mail->count);
  curl->easy_setopt(handle, OPT_READFUNCTION, next_part);
  curl->easy_setopt(handle, OPT_READDATA, transfer);
  curl->easy_setopt(handle, OPT_HEADERFUNCTION, keep_reply);
  curl->easy_setopt(handle, OPT_HEADERDATA, transfer);
  curl->easy_setopt(handle, OPT_TIMEOUT_MS, mail->timeout_ms);
  curl->easy_setopt(handle, OPT_CONNECTTIMEOUT_MS, mail->timeout_ms);
}

/* Sends over the handle's connection, or a new one. */
static int attempt(const ccurl_library *curl, CURL *handle, transfer *transfer, struct curl_slist *to, char *reason) {
  transfer->sent = 0;
  transfer->reply_has_ended = 1;
  memset(transfer->reply, 0, sizeof *transfer->reply);
  reason[0] = 0;
  prepare(curl, handle, transfer, to, reason);
  return ccurl_perform(handle);
}

static int was_kept(const ccurl_library *curl, CURL *handle) {
  long made = 1;
  curl->easy_getinfo(handle, INFO_NUM_CONNECTS, &made);
  return made == 0;
}

static int mail_meaning(int code) {
  switch (code) {
    case 64: /* TLS is required */
      return CCURL_MAIL_NO_TLS;
    case 67: /* login denied */
      return CCURL_MAIL_DENIED;
    case 77:
      return CCURL_MAIL_CA_FILE;
    default:
      return ccurl_meaning(code);
  }
}

int ccurl_mail_send(ccurl_mail_pool *pool, const ccurl_mail *mail, ccurl_reply *reply, char *error, size_t error_count) {
  memset(reply, 0, sizeof *reply);
  const ccurl_library *curl = ccurl_load(error, error_count);
  if (!curl) return CCURL_MISSING;
  sender *sender = take(pool, curl);
  struct curl_slist *to = sender ? curl->slist_append(NULL, mail->to) : NULL;
  if (!to) {
    if (sender) give_back(pool, sender);
    snprintf(error, error_count, "out of memory");
    return CCURL_FAILED;
  }
  char reason[CURL_ERROR_SIZE];
  transfer transfer = {.mail = mail, .reply = reply};
  int code = attempt(curl, sender->handle, &transfer, to, reason);
  /* Servers end connections that were idle or have carried many mails, some with a 421. */
  int is_closed = reply->status == 0 || reply->status == 421;
  if (code != 0 && is_closed && !transfer.has_begun && was_kept(curl, sender->handle)) {
    code = attempt(curl, sender->handle, &transfer, to, reason);
  }
  if (code != 0) snprintf(error, error_count, "%s", reason[0] ? reason : curl->easy_strerror(code));
  curl->easy_reset(sender->handle); /* what it points to ends here */
  curl->slist_free_all(to);
  give_back(pool, sender);
  return mail_meaning(code);
}
