/*
 * Stands between a program and everything that it changes on disk: notes each step, and breaks one.
 *
 *   LD_PRELOAD=libFaultyDisk.so DISK_LOG=FILE [DISK_FAULT=N:kill|error|torn] stet …
 *
 * Each call that changes something (a file made, written, synced, renamed, linked, removed) is a
 * step, a line of the log with its number. At step N the process is killed before the call (kill),
 * the call fails with EIO (error), or half of what it writes is written and the process is killed
 * (torn). libgit2 and the C library's callers are met alike, so that there is no moment of a command
 * which a test cannot reach, and none of the program's own code knows of it. A command that syncs
 * while it goes on takes its steps in an order that may be another the next time: the log of the
 * broken run says which one was broken.
 *
 * With DISK_GONE=SUFFIX[:N] the first N files (one, if not said) whose path ends so are not there when
 * they are opened for reading, as if another program had taken them away in that moment.
 *
 * What the process writes to its standard output and error is noted and is no step. Programs that it
 * starts are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int log_file = -1;
static int step;
static int fault_step;
static char fault_kind;
static char gone[256];
static int times_gone;

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("DISK_LOG");
	const char *fault = getenv("DISK_FAULT");
	const char *missing = getenv("DISK_GONE");

	if (path != NULL)
		log_file = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fault != NULL) {
		fault_step = atoi(fault);
		fault_kind = strchr(fault, ':') == NULL ? 'k' : strchr(fault, ':')[1];
	}
	if (missing != NULL) {
		char *count;

		snprintf(gone, sizeof(gone), "%s", missing);
		count = strchr(gone, ':');
		times_gone = count == NULL ? 1 : atoi(count + 1);
		if (count != NULL)
			*count = '\0';
	}
	unsetenv("DISK_GONE");
	unsetenv("LD_PRELOAD");
	unsetenv("DISK_LOG");
	unsetenv("DISK_FAULT");
}

/* The path of an open file, as the kernel knows it. */
static const char *path_of(int file, char *buffer, size_t size)
{
	char link[64];
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", file);
	length = readlink(link, buffer, size - 1);
	buffer[length < 0 ? 0 : length] = '\0';
	return buffer;
}

static void note(int number, const char *call, const char *path, const char *to)
{
	char line[2 * 4096 + 64];
	int length;

	if (log_file < 0)
		return;
	length = snprintf(line, sizeof(line), "%d %s %s%s%s\n", number, call, path, *to ? " -> " : "", to);
	if (length > (int)sizeof(line) - 1)
		length = sizeof(line) - 1;
	(void)!REAL(write)(log_file, line, (size_t)length);
}

/* Counts a step; 1 when the call is to fail, 2 when it is to be done by half. */
static int at_step(const char *call, const char *path, const char *to)
{
	int saved = errno;
	int number = __atomic_add_fetch(&step, 1, __ATOMIC_RELAXED);

	note(number, call, path, to);
	errno = saved;
	if (number != fault_step)
		return 0;
	if (fault_kind == 't')
		return 2;
	if (fault_kind == 'k')
		kill(getpid(), SIGKILL);
	errno = EIO;
	return 1;
}

static int at_file(const char *call, int file)
{
	char path[4096];

	return at_step(call, path_of(file, path, sizeof(path)), "");
}

/* A path below an open folder, for the log. */
static const char *below(int folder, const char *path, char *buffer, size_t size)
{
	char above[4096];

	if (folder == AT_FDCWD || path[0] == '/')
		return path;
	snprintf(buffer, size, "%s/%s", path_of(folder, above, sizeof(above)), path);
	return buffer;
}

static int is_torn(int kind)
{
	if (kind == 2)
		kill(getpid(), SIGKILL);
	return kind == 1;
}

/* Opening: a step where it can make or empty a file. */

static int changes(int flags)
{
	return (flags & (O_CREAT | O_TRUNC)) != 0;
}

static int is_gone(const char *path)
{
	size_t length = strlen(gone);

	return times_gone > 0 && strlen(path) >= length &&
	       strcmp(path + strlen(path) - length, gone) == 0 && times_gone-- > 0;
}

static int open_below(int folder, const char *path, int flags, mode_t mode)
{
	char buffer[8192];

	if (changes(flags) && is_torn(at_step("open", below(folder, path, buffer, sizeof(buffer)), "")))
		return -1;
	if (!changes(flags) && is_gone(path)) {
		errno = ENOENT;
		return -1;
	}
	return REAL(openat)(folder, path, flags, mode);
}

#define MODE(flags)                                                                                \
	mode_t mode = 0;                                                                               \
	if ((flags) & (O_CREAT | O_TMPFILE)) {                                                         \
		va_list list;                                                                              \
		va_start(list, flags);                                                                     \
		mode = va_arg(list, mode_t);                                                               \
		va_end(list);                                                                              \
	}

int open(const char *path, int flags, ...)
{
	MODE(flags)
	return open_below(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	MODE(flags)
	return open_below(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	MODE(flags)
	return open_below(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
	MODE(flags)
	return open_below(folder, path, flags, mode);
}

int creat(const char *path, mode_t mode)
{
	return open_below(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

/* Writing. */

ssize_t write(int file, const void *bytes, size_t count)
{
	int kind;

	if (file == STDOUT_FILENO || file == STDERR_FILENO) {
		note(step, "tell", file == STDOUT_FILENO ? "stdout" : "stderr", "");
		return REAL(write)(file, bytes, count);
	}
	kind = at_file("write", file);
	if (kind == 2)
		(void)!REAL(write)(file, bytes, count / 2);
	if (is_torn(kind))
		return -1;
	return REAL(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at)
{
	if (is_torn(at_file("write", file)))
		return -1;
	return REAL(pwrite)(file, bytes, count, at);
}

ssize_t sendfile(int to, int from, off_t *at, size_t count)
{
	if (is_torn(at_file("write", to)))
		return -1;
	return REAL(sendfile)(to, from, at, count);
}

int ftruncate(int file, off_t size)
{
	if (is_torn(at_file("truncate", file)))
		return -1;
	return REAL(ftruncate)(file, size);
}

/* Onto the disk. */

int fsync(int file)
{
	if (is_torn(at_file("fsync", file)))
		return -1;
	return REAL(fsync)(file);
}

int fdatasync(int file)
{
	if (is_torn(at_file("fsync", file)))
		return -1;
	return REAL(fdatasync)(file);
}

int syncfs(int file)
{
	if (is_torn(at_file("syncfs", file)))
		return -1;
	return REAL(syncfs)(file);
}

/* Names. */

int renameat(int folder, const char *path, int other, const char *to)
{
	char buffer[8192], target[8192];

	if (is_torn(at_step("rename", below(folder, path, buffer, sizeof(buffer)),
			below(other, to, target, sizeof(target)))))
		return -1;
	return REAL(renameat)(folder, path, other, to);
}

int rename(const char *path, const char *to)
{
	return renameat(AT_FDCWD, path, AT_FDCWD, to);
}

int linkat(int folder, const char *path, int other, const char *to, int flags)
{
	char buffer[8192], target[8192];

	if (is_torn(at_step("link", below(folder, path, buffer, sizeof(buffer)),
			below(other, to, target, sizeof(target)))))
		return -1;
	return REAL(linkat)(folder, path, other, to, flags);
}

int link(const char *path, const char *to)
{
	return linkat(AT_FDCWD, path, AT_FDCWD, to, 0);
}

int unlinkat(int folder, const char *path, int flags)
{
	char buffer[8192];

	if (is_torn(at_step("unlink", below(folder, path, buffer, sizeof(buffer)), "")))
		return -1;
	return REAL(unlinkat)(folder, path, flags);
}

int unlink(const char *path)
{
	return unlinkat(AT_FDCWD, path, 0);
}

int rmdir(const char *path)
{
	return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
	char buffer[8192];

	if (is_torn(at_step("mkdir", below(folder, path, buffer, sizeof(buffer)), "")))
		return -1;
	return REAL(mkdirat)(folder, path, mode);
}

int mkdir(const char *path, mode_t mode)
{
	return mkdirat(AT_FDCWD, path, mode);
}
