#!/bin/sh
# From the first edition to this one, with all that you have written. In your old clone:
#
#   git fetch origin && git show origin/main:tools/come-over.sh | sh
#
# The first edition had exercises/04_broadcast where this one has exercises/emit/broadcast, so a plain `git pull`
# stops at every answer. This script
#
#   1. keeps all of your clone, uncommitted and untracked files too, as a branch `first-edition`;
#   2. goes to the new edition: your branch itself if it has no commits of its own, else a new branch `second-edition`;
#   3. puts your answers, your `.bak` copies and other files that you have added where they belong now.
#
# It never overwrites what you have written: it stops before it changes anything, or leaves the file alone and says so.
# It may be run again. Another name for the new edition: `… | sh -s -- upstream/main`.

set -eu

say() {
    printf '%s\n' "$*"
}

stop() {
    printf 'come-over: %s\n' "$*" >&2
    exit 1
}

# Where a file of the first edition belongs: its path in $1, the new one in $to. Fails for what has no place any more.
place() {
    case $1 in
    exercises/[0-9][0-9]_*/*)
        inside=${1#exercises/}
        folder=${inside%%/*}
        if exercise=$(printf '%s\n' "$exercises" | grep "/${folder#??_}\$"); then
            to=$exercise/${inside#*/}
            # The manifest and the call of the grader are the workbook's own, and other ones now.
            case $to in
            "$exercise/Cargo.toml" | "$exercise/tests/grade.rs") return 1 ;;
            esac
            return 0
        fi
        ;;
    esac
    # A file that she has added stays where it is. One of the workbook's own that she has changed is another one now.
    to=$1
    ! git cat-file -e "$base:$1" 2>/dev/null && ! git cat-file -e "$new:$1" 2>/dev/null
}

# What was changed in $1 since the first edition, one path a line. What was only deleted is nothing to carry.
changed() {
    git -c core.quotePath=false diff --name-only --no-renames --diff-filter=d "$base" "$1"
}

# A commit of everything that is here, on top of HEAD. Neither index nor files are touched.
snapshot() {
    index=$(git rev-parse --git-dir)/come-over.index
    rm -f "$index"
    staged=$(git write-tree) || stop "finish your merge first: git status says what is open"
    (
        export GIT_INDEX_FILE="$index"
        git read-tree HEAD
        git add -A
    )
    tree=$(GIT_INDEX_FILE=$index git write-tree)
    rm -f "$index"
    parents="-p HEAD"
    # What was staged and changed again afterwards would be lost otherwise.
    if [ "$staged" != "$tree" ] && [ "$staged" != "$(git rev-parse 'HEAD^{tree}')" ]; then
        parents="$parents -p $(git commit-tree "$staged" -p HEAD -m 'What was staged')"
    fi
    # shellcheck disable=SC2086 # two words or four
    git commit-tree "$tree" $parents -m "Everything of my first edition"
}

# The names that the branch with the first edition may have.
names() {
    number=1
    say first-edition
    while [ "$number" -lt 99 ]; do
        number=$((number + 1))
        say "first-edition-$number"
    done
}

there_is() {
    git rev-parse -q --verify "refs/heads/$1" >/dev/null
}

# The newest branch with a first edition; nothing if there is none.
kept() {
    newest=
    for name in $(names); do
        there_is "$name" || break
        newest=$name
    done
    say "$newest"
}

# From the old layout to the new one: keeps everything, then goes.
go() {
    for open in MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD rebase-merge rebase-apply; do
        [ ! -e "$(git rev-parse --git-path "$open")" ] ||
            stop "finish or abort what git is in the middle of: git status"
    done
    branch=$(git symbolic-ref -q --short HEAD) || branch=
    # Without commits of her own, the branch follows.
    if [ -z "$branch" ] || [ "$(git merge-base HEAD "$new")" != "$(git rev-parse HEAD)" ]; then
        branch=second-edition
        ! there_is "$branch" ||
            stop "there is a branch second-edition already: git switch second-edition. Nothing was changed."
    fi
    mine=$(snapshot)
    changed "$mine" | while IFS= read -r path; do
        if place "$path" && [ "$to" != "$path" ] && git cat-file -e "$mine:$to" 2>/dev/null; then
            stop "$to is there already, and $path would go there. Move one of them away. Nothing was changed."
        fi
    done
    keep=$(kept)
    # A run that was interrupted has kept the same already.
    if [ -z "$keep" ] || [ "$(git rev-parse "$keep^{tree}")" != "$(git rev-parse "$mine^{tree}")" ]; then
        for keep in $(names); do
            there_is "$keep" || break
        done
        git branch "$keep" "$mine"
    fi
    # What lies here is what the commit holds, so git takes nothing for a change that it would have to protect.
    git read-tree "$keep"
    git checkout -q --detach "$keep"
    git checkout -q -B "$branch" "$new"
    say "You are on the branch $branch, with the new edition. All of your old clone is the branch $keep."
}

# Whether the place $to is free: nothing is there, or only what the new edition brought.
free() {
    [ -e "$to" ] || return 0
    git cat-file -e "$new:$to" 2>/dev/null && git diff --quiet "$new" -- "$to"
}

# Puts what is in the branch $1 where it belongs.
bring() {
    changed "$1" | while IFS= read -r path; do
        if ! place "$path"; then
            say "  stays in the branch  $path"
        elif git cat-file blob "$1:$path" | cmp -s - "$to"; then
            say "  is there             $to"
        elif free; then
            mkdir -p "$(dirname "$to")"
            git cat-file blob "$1:$path" >"$to"
            say "  came over            $to"
        else
            say "  is another one now   $to (left alone; the old one: git show $1:$path)"
        fi
    done
}

main() {
    new=${1:-origin/main}
    top=$(git rev-parse --show-toplevel) || stop "go into your clone of the workbook"
    cd "$top"
    git rev-parse -q --verify "$new^{commit}" >/dev/null ||
        stop "there is no $new here: git fetch origin"
    git cat-file -e "$new:exercises/emit/hello/Cargo.toml" 2>/dev/null ||
        stop "$new is not the new edition: git fetch origin"
    base=$(git merge-base HEAD "$new") ||
        stop "$new and this clone have nothing in common (is it shallow? git fetch --unshallow origin)"
    exercises=$(git ls-tree -r --name-only "$new" -- exercises | sed -n 's|^\(exercises/[^/]*/[^/]*\)/Cargo.toml$|\1|p')
    : "${GIT_AUTHOR_NAME:=$(git config user.name || echo learner)}"
    : "${GIT_AUTHOR_EMAIL:=$(git config user.email || echo learner@localhost)}"
    GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
    export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
    if git ls-tree --name-only HEAD exercises/ | grep -q '^exercises/[0-9][0-9]_'; then
        go
    fi
    keep=$(kept)
    [ -n "$keep" ] || {
        say "This is the new edition already, and there is no branch first-edition: nothing to do."
        return
    }
    base=$(git merge-base "$keep" "$new")
    bring "$keep"
    say "cargo test in a folder grades it, as before; exercises/README.md lists them."
}

# Read to its end before anything runs, and with nothing to read from the pipe.
main "$@" </dev/null
