#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "spool_system.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>

int spool_notify_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int spool_notify_add(int descriptor, const char *path) {
  return inotify_add_watch(
      descriptor, path, IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR);
}

size_t spool_notify_next(const void *buffer, size_t size, size_t offset, struct spool_event *event) {
  struct inotify_event head;
  if (offset + sizeof head > size) return 0;
  memcpy(&head, (const char *)buffer + offset, sizeof head);
  if (offset + sizeof head + head.len > size) return 0;
  event->watch = head.wd;
  event->overflow = (head.mask & IN_Q_OVERFLOW) != 0;
  event->complete = (head.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
  event->moved = (head.mask & IN_MOVED_TO) != 0;
  event->gone = (head.mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0;
  event->name = head.len > 0 ? (const char *)buffer + offset + sizeof head : NULL;
  return offset + sizeof head + head.len;
}

static int watch(int wake, int descriptor) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
  return epoll_ctl(wake, EPOLL_CTL_ADD, descriptor, &event);
}

int spool_wake_open(int notify, int64_t interval, int *timer, int *trigger) {
  int wake = epoll_create1(EPOLL_CLOEXEC);
  *timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  *trigger = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  struct itimerspec period = {
      .it_interval = {interval / 1000, (interval % 1000) * 1000000},
      .it_value = {interval / 1000, (interval % 1000) * 1000000},
  };
  if (wake >= 0 && *timer >= 0 && *trigger >= 0 && timerfd_settime(*timer, 0, &period, NULL) == 0 &&
      watch(wake, *timer) == 0 && watch(wake, *trigger) == 0 && (notify < 0 || watch(wake, notify) == 0))
    return wake;
  int failure = errno;
  if (wake >= 0) close(wake);
  if (*timer >= 0) close(*timer);
  if (*trigger >= 0) close(*trigger);
  *timer = *trigger = -1;
  errno = failure;
  return -1;
}

int spool_wake_trigger(int wake, int trigger) {
  (void)wake;
  uint64_t one = 1;
  return write(trigger, &one, sizeof one) == sizeof one || errno == EAGAIN ? 0 : -1;
}

int spool_wake_consume(int wake, int timer, int trigger) {
  (void)wake;
  uint64_t count;
  int news = 0;
  if (read(timer, &count, sizeof count) == sizeof count) news |= 1;
  if (read(trigger, &count, sizeof count) == sizeof count) news |= 2;
  return news;
}

#else

#include <sys/event.h>

int spool_notify_open(void) {
  errno = ENOSYS;
  return -1;
}

int spool_notify_add(int descriptor, const char *path) {
  (void)descriptor; (void)path;
  errno = ENOSYS;
  return -1;
}

size_t spool_notify_next(const void *buffer, size_t size, size_t offset, struct spool_event *event) {
  (void)buffer; (void)size; (void)offset; (void)event;
  return 0;
}

int spool_wake_open(int notify, int64_t interval, int *timer, int *trigger) {
  (void)notify;
  *timer = *trigger = -1;
  int wake = kqueue();
  if (wake < 0) return -1;
  (void)fcntl(wake, F_SETFD, FD_CLOEXEC);
  struct kevent changes[2];
  EV_SET(&changes[0], 1, EVFILT_TIMER, EV_ADD, 0, interval, NULL);
  EV_SET(&changes[1], 2, EVFILT_USER, EV_ADD | EV_CLEAR, 0, 0, NULL);
  if (kevent(wake, changes, 2, NULL, 0, NULL) == 0) return wake;
  int failure = errno;
  close(wake);
  errno = failure;
  return -1;
}

int spool_wake_trigger(int wake, int trigger) {
  (void)trigger;
  struct kevent change;
  EV_SET(&change, 2, EVFILT_USER, 0, NOTE_TRIGGER, 0, NULL);
  return kevent(wake, &change, 1, NULL, 0, NULL);
}

int spool_wake_consume(int wake, int timer, int trigger) {
  (void)timer; (void)trigger;
  struct timespec now = {0, 0};
  struct kevent events[4];
  int count = kevent(wake, NULL, 0, events, 4, &now), news = 0;
  for (int index = 0; index < count; index++) news |= events[index].filter == EVFILT_TIMER ? 1 : 2;
  return news;
}

#endif
