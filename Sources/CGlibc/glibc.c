#define _GNU_SOURCE
#include "glibc.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/mman.h>

int stet_memory_file(void) { return memfd_create("stet", MFD_CLOEXEC); }

void stet_begin_writing_back(int file) { sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE); }

int stet_start_in(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}

int stet_close_from(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

static int remove_one(
    const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  remove(path);
  return 0;
}

void stet_remove_tree(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }
