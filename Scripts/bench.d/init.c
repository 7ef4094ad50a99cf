/* The least that a program over libgit2 can do: what `stet --version` is measured against. */
#include <git2.h>

int main(void) {
  if (git_libgit2_init() < 0) return 1;
  return git_libgit2_shutdown() < 0;
}
