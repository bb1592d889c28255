/*
 * intent_messages.h: the function table of the service "messages", version 1. The rules of intent_abi.h hold.
 *
 * A message is a JSON object:
 *   to           address of the recipient: an e-mail address, or what the channel takes             (required)
 *   name         the recipient's name
 *   subject      one line
 *   body         plain text, at most 1 MiB                                                          (required)
 *   language     "ko", "en": Content-Language
 *   event        identity of the event it tells of, unique in the job: with the job's uid it makes the message's id, so
 *                that a repeated attempt sends it once                                              (required)
 *   channel      name of a configured channel; absent: the default one. One that is not configured is INVALID, and the
 *                reason names those that are
 *   attachments  files: [{"name": "report.html", "content_type": "text/html; charset=utf-8", "base64": ".."}], at most
 *                100, and 10 MiB in all once decoded. A name has no path in it; the base64 is padded and on one line;
 *                multipart/ and message/ are no types for them
 * No member but the body and the base64 may hold a line break or another control character.
 *
 * A Maildir gets a message exactly once. A program or a server gets it at least once: it is noted as sent after it was
 * taken, so a crash in between sends it again, with the same Message-ID or Idempotency-Key.
 *
 * The channel is no part of the message's identity. What one channel has not taken may be sent on another with the same
 * event; once one has taken it, no channel sends it again.
 *
 * Unknown members are refused, so that a misspelled one is no message without a subject.
 */
#ifndef INTENT_MESSAGES_H
#define INTENT_MESSAGES_H

#include "intent_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define INTENT_MESSAGES_VERSION 1u

enum {
  INTENT_MESSAGES_OK = 0,
  INTENT_MESSAGES_STALE = 1,
  INTENT_MESSAGES_INVALID = 2,      /* the message is at fault: no retry will mend it */
  INTENT_MESSAGES_UNAVAILABLE = 3,  /* the channel is: worth a retry */
  INTENT_MESSAGES_RATE_LIMITED = 4, /* the channel asked to wait; the receiver got {"message":..,"retry_after_ms":n} */
  INTENT_MESSAGES_REFUSED = 5,      /* the channel refused it for good: authentication, unknown recipient */
};

typedef struct intent_messages intent_messages;
struct intent_messages {
  uint32_t size;
  uint32_t version;
  void *context;

  /* Sends one message, and returns when the channel has taken it. On OK the receiver gets the receipt
   * {"message_id":"..","channel":"..","repeated":false}, where `channel` is the configured name of the one that took it,
   * and `repeated` says that this message had been sent before and was not sent again; else the reason as text. Synchronous: may block its thread. */
  int32_t (*send)(const intent_messages *messages, intent_token token, intent_bytes message, intent_receiver receiver,
                  void *argument);
};

#ifdef __cplusplus
}
#endif

#endif
