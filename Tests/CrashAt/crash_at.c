// crash-at: runs a program and kills it with SIGKILL just before, or just after, the Nth of its calls that change the file
// system or sync it. By ptrace(2), so that nothing has to be installed and the program is the one that people run.
//
//   crash-at LOG N before|after PROGRAM [ARGUMENT...]
//
// LOG gets a line a call: its number and its name. With N 0 nothing is killed. Exits as the program does, with 128 and
// the signal's number where one ended it; 125: it could not be run or traced; 69: not on this system. Processes that the
// program starts are not followed: they live on, as they do when a dispatcher is killed.

#define _GNU_SOURCE
#include <stdio.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Named here because glibc's and the kernel's headers do not go together in every version.
struct call_info {
  unsigned char op, pad[3];
  unsigned int arch;
  unsigned long long instruction, stack, number, arguments[6];
};
enum { entered = 1, left = 2, get_call_info = 0x420e, size_limit = 4096 };

// The name of a call that counts; NULL: it does not.
static const char *name_of(const struct call_info *call) {
  unsigned long long flags = 0;
  switch (call->number) {
#ifdef SYS_open
    case SYS_open: flags = call->arguments[1]; break;
    case SYS_rename: return "rename";
    case SYS_unlink: return "unlink";
    case SYS_mkdir: return "mkdir";
    case SYS_rmdir: return "rmdir";
#endif
    case SYS_openat: flags = call->arguments[2]; break;
#ifdef SYS_renameat
    case SYS_renameat: return "rename";
#endif
    case SYS_renameat2: return "rename";
    case SYS_linkat: return "link";
    case SYS_unlinkat: return "unlink";
    case SYS_mkdirat: return "mkdir";
    case SYS_pwrite64: return "write";
    case SYS_ftruncate: return "truncate";
    case SYS_fallocate: return "allocate";
    case SYS_fdatasync: return "fdatasync";
    case SYS_fsync: return "fsync";
    case SYS_syncfs: return "syncfs";
    case SYS_flock: return "lock";
    default: return NULL;
  }
  return flags & (O_CREAT | O_TRUNC) ? "create" : NULL;
}

static pid_t threads[size_limit];
static int thread_count;

// Whether a thread is met for the first time.
static int is_new(pid_t thread) {
  for (int i = 0; i < thread_count; i++)
    if (threads[i] == thread) return 0;
  if (thread_count < size_limit) threads[thread_count++] = thread;
  return 1;
}

static void forget(pid_t thread) {
  for (int i = 0; i < thread_count; i++)
    if (threads[i] == thread) threads[i] = threads[--thread_count];
}

static int fail(const char *what) {
  fprintf(stderr, "crash-at: %s: %s\n", what, strerror(errno));
  return 125;
}

int main(int count, char **words) {
  if (count < 5) {
    fprintf(stderr, "usage: crash-at LOG N before|after PROGRAM [ARGUMENT...]\n");
    return 64;
  }
  FILE *log = fopen(words[1], "we");
  if (!log) return fail(words[1]);
  long point = atol(words[2]);
  int is_after = strcmp(words[3], "after") == 0;
  pid_t program = fork();
  if (program < 0) return fail("fork");
  if (program == 0) {
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0) _exit(125);
    raise(SIGSTOP);
    execv(words[4], words + 4);
    _exit(125);
  }
  int status;
  if (waitpid(program, &status, __WALL) != program || !WIFSTOPPED(status)) return fail("the program was not traced");
  long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
  if (ptrace(PTRACE_SETOPTIONS, program, 0, options) != 0) return fail("ptrace");
  is_new(program);
  if (ptrace(PTRACE_SYSCALL, program, 0, 0) != 0) return fail("ptrace");

  long number = 0;
  pid_t killer = 0;  // The thread whose call it is that is waited for to end.
  int end = 0;
  for (;;) {
    pid_t thread = waitpid(-1, &status, __WALL);
    if (thread < 0 && errno == EINTR) continue;
    if (thread < 0) break;
    if (!WIFSTOPPED(status)) {
      forget(thread);
      if (thread == program) end = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      continue;
    }
    int stop = WSTOPSIG(status);
    int pass = 0;
    if (is_new(thread)) {
      // Its first stop is ptrace's own.
      if (stop != SIGSTOP && stop != (SIGTRAP | 0x80)) pass = stop;
    } else if (stop == (SIGTRAP | 0x80)) {
      struct call_info call;
      if (syscall(SYS_ptrace, get_call_info, thread, sizeof call, &call) > 0) {
        const char *name = call.op == entered ? name_of(&call) : NULL;
        if (name) {
          number++;
          fprintf(log, "%ld %s\n", number, name);
          if (number == point) {
            if (is_after) killer = thread;
            else kill(program, SIGKILL);
          }
        } else if (call.op == left && thread == killer) {
          kill(program, SIGKILL);
        }
      } else if (errno != ESRCH) {
        kill(program, SIGKILL);
        return fail("this kernel does not tell of system calls (Linux 5.3 does)");
      }
    } else if (status >> 16 == 0) {
      pass = stop;
    }
    ptrace(PTRACE_SYSCALL, thread, 0, pass);
  }
  if (fclose(log) != 0) return fail(words[1]);
  return end;
}

#else

int main(void) {
  fprintf(stderr, "crash-at: only on Linux, on x86-64 and arm64\n");
  return 69;
}

#endif
