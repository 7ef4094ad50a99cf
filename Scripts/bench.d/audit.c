/*
 * audit REPOSITORY: the least that an audit over libgit2 can do, on two cores. Every commit that
 * leads to HEAD, what it changes against each parent, and each blob that is new by that are read,
 * and libgit2 makes each hash again, as it does for stet. Nothing is parsed but the trees, and
 * nothing is judged.
 */
#include <git2.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { batch = 256, threads = 2 };

static const char *path;
static git_oid *commits;
static size_t count, next;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

static void check(int code, const char *call) {
  if (code >= 0) return;
  const git_error *error = git_error_last();
  fprintf(stderr, "%s: %s\n", call, error ? error->message : "failed");
  exit(1);
}

static git_odb_object *read_object(git_odb *odb, const git_oid *id) {
  git_odb_object *object;
  check(git_odb_read(&object, odb, id), "git_odb_read");
  return object;
}

/* One entry of a tree: `MODE NAME\0ID`. */
struct entry {
  const char *name;
  size_t length;
  const git_oid *id;
  int is_tree;
};

static const char *entry(const char *at, struct entry *entry) {
  const char *name = strchr(at, ' ') + 1;
  size_t length = strlen(name);
  *entry = (struct entry){name, length, (const git_oid *)(name + length + 1), *at == '4'};
  return name + length + 1 + GIT_OID_RAWSZ;
}

/* A folder counts as if its name ended with a slash. */
static int order(const struct entry *one, const struct entry *other) {
  size_t shorter = one->length < other->length ? one->length : other->length;
  int found = memcmp(one->name, other->name, shorter);
  if (found != 0) return found;
  unsigned char a = one->name[shorter], b = other->name[shorter];
  if (a == 0 && one->is_tree) a = '/';
  if (b == 0 && other->is_tree) b = '/';
  return (int)a - (int)b;
}

/* Reads what `new` has and `old` has not; either may be missing. */
static void compare(git_odb *odb, const git_oid *old, const git_oid *new) {
  git_odb_object *left = old ? read_object(odb, old) : NULL;
  git_odb_object *right = new ? read_object(odb, new) : NULL;
  const char *a = left ? git_odb_object_data(left) : NULL;
  const char *b = right ? git_odb_object_data(right) : NULL;
  const char *a_end = left ? a + git_odb_object_size(left) : NULL;
  const char *b_end = right ? b + git_odb_object_size(right) : NULL;
  while (a < a_end || b < b_end) {
    struct entry one = {0}, other = {0};
    const char *a_next = a < a_end ? entry(a, &one) : NULL;
    const char *b_next = b < b_end ? entry(b, &other) : NULL;
    int side = a_next == NULL ? 1 : b_next == NULL ? -1 : order(&one, &other);
    if (side <= 0) a = a_next;
    if (side >= 0) b = b_next;
    if (side == 0 && git_oid_equal(one.id, other.id)) continue;
    const git_oid *gone = side <= 0 && one.is_tree ? one.id : NULL;
    const git_oid *come = side >= 0 && other.is_tree ? other.id : NULL;
    if (gone || come) compare(odb, gone, come);
    if (side >= 0 && !other.is_tree) git_odb_object_free(read_object(odb, other.id));
  }
  git_odb_object_free(left);
  git_odb_object_free(right);
}

static void *work(void *unused) {
  git_repository *repository;
  git_odb *odb;
  check(git_repository_open(&repository, path), "git_repository_open");
  check(git_repository_odb(&odb, repository), "git_repository_odb");
  for (;;) {
    pthread_mutex_lock(&guard);
    size_t start = next;
    next += batch;
    pthread_mutex_unlock(&guard);
    if (start >= count) break;
    for (size_t place = start; place < start + batch && place < count; place++) {
      git_commit *commit, *parent;
      check(git_commit_lookup(&commit, repository, &commits[place]), "git_commit_lookup");
      unsigned parents = git_commit_parentcount(commit);
      for (unsigned index = 0; index < parents || index == 0; index++) {
        const git_oid *old = NULL;
        if (index < parents) {
          check(git_commit_parent(&parent, commit, index), "git_commit_parent");
          old = git_commit_tree_id(parent);
        }
        if (old == NULL || !git_oid_equal(old, git_commit_tree_id(commit)))
          compare(odb, old, git_commit_tree_id(commit));
        if (old) git_commit_free(parent);
      }
      git_commit_free(commit);
    }
  }
  git_odb_free(odb);
  git_repository_free(repository);
  return unused;
}

int main(int words, char **word) {
  if (words != 2) return 2;
  path = word[1];
  check(git_libgit2_init(), "git_libgit2_init");
  check(
      git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)1 << 20),
      "git_libgit2_opts");
  git_repository *repository;
  git_revwalk *walk;
  check(git_repository_open(&repository, path), "git_repository_open");
  check(git_revwalk_new(&walk, repository), "git_revwalk_new");
  git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL | GIT_SORT_REVERSE);
  check(git_revwalk_push_head(walk), "git_revwalk_push_head");
  size_t room = 0;
  git_oid id;
  while (git_revwalk_next(&id, walk) == 0) {
    if (count == room) commits = realloc(commits, (room = room ? room * 2 : 1024) * sizeof id);
    commits[count++] = id;
  }
  git_revwalk_free(walk);
  pthread_t thread[threads];
  for (int index = 0; index < threads; index++) pthread_create(&thread[index], NULL, work, NULL);
  for (int index = 0; index < threads; index++) pthread_join(thread[index], NULL);
  git_repository_free(repository);
  return 0;
}
