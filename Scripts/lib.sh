# shellcheck shell=bash
# What several scripts need. Sourced, never run: . "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2034
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# In an empty environment the shell still knows whose home `~` is; the toolchain does not.
[[ -n ${HOME:-} ]] || { unset HOME && HOME=~; }
export HOME TMPDIR="${TMPDIR:-/tmp}"

# A hook that runs these scripts points git at its own repository: that is not meant for ours.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_OBJECT_DIRECTORY \
  GIT_ALTERNATE_OBJECT_DIRECTORIES

# Prints the comment at the top of the running script.
usage() { awk 'NR > 1 && (!/^#/ || /shellcheck/) { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0"; }

# fail STATUS LINE...
fail() {
  local status=$1
  shift
  printf '%s\n' "${0#"$root/"}: $1" "${@:2}" >&2
  exit "$status"
}

# identity 'NAME <EMAIL>': who makes the commits from here on.
identity() {
  local name=${1% <*} email=${1#*<}
  export GIT_AUTHOR_NAME=$name GIT_COMMITTER_NAME=$name
  export GIT_AUTHOR_EMAIL=${email%>} GIT_COMMITTER_EMAIL=${email%>}
}

# hermetic FOLDER: from here on nothing of this machine's or this person's settings is seen; the
# home is FOLDER/home. Not for `swift build`: packages are fetched with the machine's settings.
hermetic() {
  local name
  for name in $(compgen -e); do
    case $name in
      GIT_* | STET_* | XDG_* | LC_* | LANGUAGE | EDITOR | VISUAL | NO_COLOR | CLICOLOR*) unset "$name" ;;
    esac
  done
  mkdir -p "$1/home"
  export HOME="$1/home" GIT_CONFIG_NOSYSTEM=1 LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC
  export PAGER=cat GIT_PAGER=cat
  cat >"$HOME/.gitconfig" <<'CONFIG'
[user]
	name = Mo Lindqvist
	email = mo@blog.example
[init]
	defaultBranch = main
[advice]
	detachedHead = false
CONFIG
}
