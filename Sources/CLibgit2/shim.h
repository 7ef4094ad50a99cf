#ifndef STET_CLIBGIT2_SHIM_H
#define STET_CLIBGIT2_SHIM_H

#include <git2.h>

/*
 * git_libgit2_opts takes variable arguments, and Swift imports no such function: one inline
 * function for each option that Git sets.
 */

/* Every object and reference is on disk before the call that wrote it returns. */
static inline int stet_git_sync_writes(void)
{
	return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

/*
 * Extensions of the repository format that change nothing Git relies on. Never add objectformat or
 * refstorage here: libgit2 would open such a repository and misread it.
 */
static inline int stet_git_allow_extensions(void)
{
	const char *extensions[] = { "worktreeconfig", "partialclone", "preciousobjects" };
	return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, (size_t)3);
}

/* Trees stay out of the object cache: Git keeps those that it reads itself. */
static inline int stet_git_cache_no_trees(void)
{
	return git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)0);
}

/* No more than this many bytes of objects stay in memory, over all repositories that are open. */
static inline int stet_git_limit_cache(ssize_t bytes)
{
	return git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, bytes);
}

/* Whether a repository of another user of the machine is refused. */
static inline int stet_git_validate_owner(int enabled)
{
	return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

/* The folders in which libgit2 looks for the configuration file of a level. */
static inline int stet_git_search_path(git_config_level_t level, const char *path)
{
	return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, (int)level, path);
}

/* Those folders, as they are joined in PATH. */
static inline int stet_git_searched_path(git_config_level_t level, git_buf *path)
{
	return git_libgit2_opts(GIT_OPT_GET_SEARCH_PATH, (int)level, path);
}

#endif
