/*
 * Handlers written in C against intent_abi.h and nothing else: what the header promises must be enough.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "intent_abi.h"

#define BYTES(text) ((intent_bytes){(const uint8_t *)(text), sizeof(text) - 1})

static const intent_bytes NONE = {NULL, 0};

static intent_outcome outcome(uint32_t code) {
  return (intent_outcome){sizeof(intent_outcome), code, NONE, NONE, NONE, NONE, -1};
}

/* Every handler here is a struct with its key and what it does. */
#define HANDLER(name, execute_function, cancel_function)                                                     \
  const intent_handler *intent_handler_fixture__exec__##name(void);                                          \
  const intent_handler *intent_handler_fixture__exec__##name(void) {                                         \
    static const intent_handler handler = {                                                                  \
        sizeof(intent_handler), INTENT_ABI_VERSION, "fixture.exec." #name, NULL, execute_function,           \
        cancel_function,        NULL,                   NULL};                                               \
    return &handler;                                                                                         \
  }

/* fixture.exec.c_echo: the parameters back, with a line of log and a step of progress. */
static void c_echo(const intent_handler *handler, const intent_host *host, intent_token token,
                   const intent_request *request) {
  (void)handler;
  host->log(host, token, INTENT_INFO, BYTES("echoing in C"));
  host->progress(host, token, 1, 2, BYTES("half"));
  intent_outcome done = outcome(INTENT_COMPLETED);
  done.result = request->params;
  host->complete(host, token, &done);
}
HANDLER(c_echo, c_echo, NULL)

/* fixture.exec.c_invalid: every field of an outcome that fails. */
static void c_invalid(const intent_handler *handler, const intent_host *host, intent_token token,
                      const intent_request *request) {
  (void)handler, (void)request;
  intent_outcome failed = outcome(INTENT_FAILED);
  failed.kind = BYTES("invalid_params");
  failed.message = BYTES("intent_params.colour: there is no such colour");
  failed.field = BYTES("intent_params.colour");
  host->complete(host, token, &failed);
}
HANDLER(c_invalid, c_invalid, NULL)

/* fixture.exec.completes_twice: the second answer contradicts the first and must change nothing. */
static void completes_twice(const intent_handler *handler, const intent_host *host, intent_token token,
                            const intent_request *request) {
  (void)handler, (void)request;
  intent_outcome done = outcome(INTENT_COMPLETED);
  done.result = BYTES("{\"answer\":\"first\"}");
  int32_t first = host->complete(host, token, &done);
  intent_outcome failed = outcome(INTENT_FAILED);
  failed.message = BYTES("the second answer");
  int32_t second = host->complete(host, token, &failed);
  if (first != INTENT_OK || second != INTENT_STALE) abort();
}
HANDLER(completes_twice, completes_twice, NULL)

/* fixture.exec.completes_late: answers from a thread of its own, long after execute has returned. */
struct late {
  const intent_host *host;
  intent_token token;
};

static void *answer_late(void *argument) {
  struct late late = *(struct late *)argument;
  free(argument);
  usleep(20000);
  intent_outcome done = outcome(INTENT_COMPLETED);
  done.result = BYTES("\"late\"");
  late.host->complete(late.host, late.token, &done);
  return NULL;
}

static void completes_late(const intent_handler *handler, const intent_host *host, intent_token token,
                           const intent_request *request) {
  (void)handler, (void)request;
  struct late *late = malloc(sizeof *late);
  *late = (struct late){host, token};
  pthread_t thread;
  pthread_create(&thread, NULL, answer_late, late);
  pthread_detach(thread);
}
HANDLER(completes_late, completes_late, NULL)

/* fixture.exec.never_answers: returns without completing, and hears no cancellation. */
static void never_answers(const intent_handler *handler, const intent_host *host, intent_token token,
                          const intent_request *request) {
  (void)handler, (void)request;
  host->progress(host, token, 0, 0, NONE);
}
HANDLER(never_answers, never_answers, NULL)

/* fixture.exec.prints_garbage: a result that is no JSON. */
static void prints_garbage(const intent_handler *handler, const intent_host *host, intent_token token,
                           const intent_request *request) {
  (void)handler, (void)request;
  intent_outcome done = outcome(INTENT_COMPLETED);
  done.result = BYTES("{\"answer\": 4,}");
  host->complete(host, token, &done);
}
HANDLER(prints_garbage, prints_garbage, NULL)

/* fixture.exec.answers_for_another: its struct says another key than its symbol. */
const intent_handler *intent_handler_fixture__exec__answers_for_another(void);
const intent_handler *intent_handler_fixture__exec__answers_for_another(void) {
  static const intent_handler handler = {
      sizeof(intent_handler), INTENT_ABI_VERSION, "fixture.exec.c_echo", NULL, c_echo, NULL, NULL, NULL};
  return &handler;
}

/* fixture.exec.from_the_future: another version of the header. */
const intent_handler *intent_handler_fixture__exec__from_the_future(void);
const intent_handler *intent_handler_fixture__exec__from_the_future(void) {
  static const intent_handler handler = {
      sizeof(intent_handler), INTENT_ABI_VERSION + 1, "fixture.exec.from_the_future", NULL, c_echo, NULL, NULL,
      NULL};
  return &handler;
}

/* fixture.exec.from_the_past: a struct that ends before `execute`. */
const intent_handler *intent_handler_fixture__exec__from_the_past(void);
const intent_handler *intent_handler_fixture__exec__from_the_past(void) {
  static const intent_handler handler = {
      offsetof(intent_handler, execute), INTENT_ABI_VERSION, "fixture.exec.from_the_past", NULL, NULL, NULL, NULL,
      NULL};
  return &handler;
}

/* fixture.exec.c_validates: takes parameters that hold "colour", and says so without executing anything. */
static int32_t has_colour(const intent_handler *handler, intent_bytes params, intent_problem_receiver receiver,
                          void *argument) {
  (void)handler;
  for (size_t start = 0; start + 8 <= params.count; start++) {
    if (memcmp(params.data + start, "\"colour\"", 8) == 0) return INTENT_OK;
  }
  intent_outcome problem = outcome(INTENT_FAILED);
  problem.kind = BYTES("invalid_params");
  problem.message = BYTES("is missing: which colour?");
  problem.field = BYTES("intent_params.colour");
  receiver(argument, &problem);
  return INTENT_REFUSED;
}

const intent_handler *intent_handler_fixture__exec__c_validates(void);
const intent_handler *intent_handler_fixture__exec__c_validates(void) {
  static const intent_handler handler = {.size = sizeof(intent_handler),
                                         .abi_version = INTENT_ABI_VERSION,
                                         .key = "fixture.exec.c_validates",
                                         .execute = c_echo,
                                         .validate = has_colour};
  return &handler;
}

/* fixture.exec.c_older: compiled before `validate` was appended. What stands behind its struct is none of it. */
const intent_handler *intent_handler_fixture__exec__c_older(void);
const intent_handler *intent_handler_fixture__exec__c_older(void) {
  static const intent_handler handler = {.size = offsetof(intent_handler, validate),
                                         .abi_version = INTENT_ABI_VERSION,
                                         .key = "fixture.exec.c_older",
                                         .execute = c_echo,
                                         .validate = (int32_t(*)(const intent_handler *, intent_bytes,
                                                                 intent_problem_receiver, void *))1};
  return &handler;
}

/* fixture.exec.c_refuses_silently: refuses whatever it is asked about, and gives no reason. */
static int32_t refuse_silently(const intent_handler *handler, intent_bytes params, intent_problem_receiver receiver,
                               void *argument) {
  (void)handler, (void)params, (void)receiver, (void)argument;
  return INTENT_REFUSED;
}

const intent_handler *intent_handler_fixture__exec__c_refuses_silently(void);
const intent_handler *intent_handler_fixture__exec__c_refuses_silently(void) {
  static const intent_handler handler = {.size = sizeof(intent_handler),
                                         .abi_version = INTENT_ABI_VERSION,
                                         .key = "fixture.exec.c_refuses_silently",
                                         .execute = c_echo,
                                         .validate = refuse_silently};
  return &handler;
}

/* fixture.exec.c_dies_validating: a validation that ends its process, for parameters that hold "die". */
static int32_t die_validating(const intent_handler *handler, intent_bytes params, intent_problem_receiver receiver,
                              void *argument) {
  (void)handler, (void)receiver, (void)argument;
  for (size_t start = 0; start + 5 <= params.count; start++) {
    if (memcmp(params.data + start, "\"die\"", 5) == 0) abort();
  }
  return INTENT_OK;
}

const intent_handler *intent_handler_fixture__exec__c_dies_validating(void);
const intent_handler *intent_handler_fixture__exec__c_dies_validating(void) {
  static const intent_handler handler = {.size = sizeof(intent_handler),
                                         .abi_version = INTENT_ABI_VERSION,
                                         .key = "fixture.exec.c_dies_validating",
                                         .execute = c_echo,
                                         .validate = die_validating};
  return &handler;
}
