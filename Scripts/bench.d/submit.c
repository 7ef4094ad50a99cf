/*
 * submit REPOSITORY FILE: the least that a transition over libgit2 can do. Changes the line
 * `status: draft` of a file to `status: review` and commits that; blob, trees, commit, branch and
 * index are written as durably as stet writes them. It reads no rules and asks nobody.
 */
#include <git2.h>
#include <git2/sys/repository.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check(int code, const char *call) {
  if (code >= 0) return;
  const git_error *error = git_error_last();
  fprintf(stderr, "%s: %s\n", call, error ? error->message : "failed");
  exit(1);
}

int main(int count, char **words) {
  if (count != 3) return 2;
  check(git_libgit2_init(), "git_libgit2_init");
  check(git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1), "git_libgit2_opts");
  git_repository *repository;
  check(git_repository_open(&repository, words[1]), "git_repository_open");
  git_reference *head;
  check(git_repository_head(&head, repository), "git_repository_head");
  git_commit *parent;
  check(git_commit_lookup(&parent, repository, git_reference_target(head)), "git_commit_lookup");
  git_tree *tree;
  check(git_commit_tree(&tree, parent), "git_commit_tree");
  git_tree_entry *entry;
  check(git_tree_entry_bypath(&entry, tree, words[2]), "git_tree_entry_bypath");
  git_blob *blob;
  check(git_blob_lookup(&blob, repository, git_tree_entry_id(entry)), "git_blob_lookup");

  const char *old = git_blob_rawcontent(blob), *from = "status: draft", *to = "status: review";
  size_t size = git_blob_rawsize(blob);
  const char *place = memmem(old, size, from, strlen(from));
  if (place == NULL) return 2;
  size_t before = place - old, after = size - before - strlen(from);
  char *text = malloc(size + 8);
  memcpy(text, old, before);
  memcpy(text + before, to, strlen(to));
  memcpy(text + before + strlen(to), place + strlen(from), after);
  size = before + strlen(to) + after;

  git_oid id;
  check(git_blob_create_from_buffer(&id, repository, text, size), "git_blob_create_from_buffer");
  git_tree_update update = {
      GIT_TREE_UPDATE_UPSERT, id, git_tree_entry_filemode(entry), words[2]};
  git_oid tree_id, commit;
  check(git_tree_create_updated(&tree_id, repository, tree, 1, &update), "git_tree_create_updated");
  git_tree *new_tree;
  check(git_tree_lookup(&new_tree, repository, &tree_id), "git_tree_lookup");
  git_signature *who;
  check(git_signature_now(&who, "Ada Reyes", "ada@blog.example"), "git_signature_now");
  const git_commit *parents[] = {parent};
  check(
      git_commit_create(
          &commit, repository, NULL, who, who, NULL, "submit: a draft\n", new_tree, 1, parents),
      "git_commit_create");
  git_reference *moved;
  check(
      git_reference_create_matching(
          &moved, repository, git_reference_name(head), &commit, 1, git_reference_target(head),
          "submit"),
      "git_reference_create_matching");

  char path[4096];
  snprintf(path, sizeof path, "%s%s", git_repository_workdir(repository), words[2]);
  FILE *file = fopen(path, "w");
  if (file == NULL || fwrite(text, 1, size, file) != size || fclose(file) != 0) return 1;
  git_index *index;
  check(git_repository_index(&index, repository), "git_repository_index");
  check(git_index_add_bypath(index, words[2]), "git_index_add_bypath");
  check(git_index_write(index), "git_index_write");
  return 0;
}
