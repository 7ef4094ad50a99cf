// What is needed of glibc and Swift cannot import: it stands behind _GNU_SOURCE.
#ifndef STET_GLIBC_H
#define STET_GLIBC_H

#include <spawn.h>

// A file in memory, closed in programs that are started: memfd_create(2). -1 on failure.
int stet_memory_file(void);

// Has a file's bytes begin their way to the disk, and waits for nothing: sync_file_range(2). Whether
// they arrive only fsync(2) tells.
void stet_begin_writing_back(int file);

// Where a program is started: posix_spawn_file_actions_addchdir_np(3). 0, or an error's number.
int stet_start_in(posix_spawn_file_actions_t *actions, const char *folder);

// Closes all files in the program from a number on: posix_spawn_file_actions_addclosefrom_np(3). 0, or
// an error's number.
int stet_close_from(posix_spawn_file_actions_t *actions, int first);

// Removes a file, or a folder with all that is in it, without following links: nftw(3) and remove(3).
// What cannot be removed stays.
void stet_remove_tree(const char *path);

#endif
