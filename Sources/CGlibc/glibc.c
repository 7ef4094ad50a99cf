#define _GNU_SOURCE
#include "glibc.h"

#include <sys/mman.h>

int stet_memory_file(void) { return memfd_create("stet", MFD_CLOEXEC); }

int stet_start_in(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}

int stet_close_from(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
