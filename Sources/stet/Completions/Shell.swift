import ArgumentParser

/// The shells that can be taught to complete.
enum Shell: String, ExpressibleByArgument, CaseIterable {
  case bash
  case zsh
  case fish

  /// What the shell reads.
  ///
  /// Each asks `stet __complete`, and does only what its own rules of quoting ask for.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  // Bash divides words at `:` and `=` too, so that the line goes over as it is typed, and of an
  // answer only what stands behind the last such sign is put in.
  private static let bashScript = #"""
    # bash completion for stet
    _stet() {
      local word answer quoted current=${COMP_WORDS[COMP_CWORD]} kind=
      COMPREPLY=()
      while IFS=$'\t' read -r word _; do
        if [[ -z $kind ]]; then kind=$word; continue; fi
        case $current in
          \'*) quoted=${word//\'/\'\\\'\'} ;;
          \"*) quoted=$(printf '%s' "$word" | sed 's/[\\"$`]/\\&/g') ;;
          *)
            printf -v quoted %q "$word"
            if [[ $COMP_WORDBREAKS == *:* && $word == *:* && $current != *[\'\"\\]* ]]; then
              # What stands before the last colon of what was typed is there already.
              answer=${COMP_LINE:0:COMP_POINT}
              answer=${answer##*[[:space:]]}
              if [[ $answer == *:* ]]; then quoted=${quoted#"${answer%:*}":}; fi
            fi
            ;;
        esac
        COMPREPLY+=("$quoted")
      done < <("${COMP_WORDS[0]}" __complete line "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
      case $kind in
        files) compopt -o filenames -o default ;;
        folders) compopt -o filenames -o dirnames ;;
      esac
    }
    complete -F _stet stet

    """#

  private static let zshScript = #"""
    #compdef stet
    # zsh completion for stet
    _stet() {
      local line word kind=
      local -a values texts
      while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; continue; fi
        word=${line%%$'\t'*}
        values+=("$word")
        if [[ $line == *$'\t'* ]]; then
          texts+=("$word  -- ${line#*$'\t'}")
        else
          texts+=("$word")
        fi
      done < <("${(Q)words[1]}" __complete words "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
      # `--state=dr`: what stands before the sign is there already.
      if [[ $PREFIX == --*=* ]]; then compset -P 1 '*='; fi
      if (( $#values )); then compadd -V stet -l -d texts -a values; fi
      case $kind in
        files) _files ;;
        folders) _files -/ ;;
      esac
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _stet "$@"
    else
      compdef _stet stet
    fi

    """#

  private static let fishScript = #"""
    # fish completion for stet
    function __stet_complete
      set -l tokens (commandline -opc)
      set -l current (commandline -ct)
      set -l answer ($tokens[1] __complete words $tokens[2..-1] "$current" 2>/dev/null)
      test (count $answer) -gt 0; or return
      set -l before ''
      if string match -qr -- '^--[a-z-]+=' $current
        set before (string replace -r -- '=.*$' '=' $current)
      end
      for line in $answer[2..-1]
        printf '%s%s\n' $before $line
      end
      switch $answer[1]
        case files
          __fish_complete_path (string replace -r -- '^--[a-z-]+=' '' $current)
        case folders
          __fish_complete_directories (string replace -r -- '^--[a-z-]+=' '' $current)
      end
    end
    complete -c stet -f -k -a '(__stet_complete)'

    """#
}
