import ArgumentParser
import Reports

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "A script that completes commands, drafts and names as you type them.",
    usage: "stet completions <shell> [options]",
    discussion: """
      bash: stet completions bash > ~/.local/share/bash-completion/completions/stet
      zsh: stet completions zsh > _stet, in a folder of $fpath
      fish: stet completions fish > ~/.config/fish/completions/stet.fish

      It asks stet itself each time, so that your own drafts, people, sections and transitions are \
      offered, and a new version of stet needs no new script.
      """)

  @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"))
  var shell: Shell

  @OptionGroup var global: GlobalOptions

  func run() throws {
    global.console.write(shell.script)
  }
}
