using System.CommandLine;

namespace Failover.Drill.Commands;

/// <summary>
/// <c>drill completion SHELL</c>: a script that lets a shell complete commands, options and scenarios. It asks the program itself, by
/// System.CommandLine's suggest directive.
/// </summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # In ~/.bashrc: eval "$(drill completion bash)"
            _drill() {
              local IFS=$'\n'
              COMPREPLY=( $(compgen -W "$(drill "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
            }
            complete -F _drill drill
            """,
        ["zsh"] = """
            # In ~/.zshrc, after compinit: eval "$(drill completion zsh)"
            _drill() {
              local -a found
              found=("${(@f)$(drill "[suggest:${#BUFFER}]" "$BUFFER" 2> /dev/null)}")
              compadd -a found
            }
            compdef _drill drill
            """,
        ["fish"] = """
            # In ~/.config/fish/config.fish: drill completion fish | source
            complete -c drill -f -a '(drill "[suggest:"(commandline -C)"]" (commandline -cp))'
            """,
        ["pwsh"] = """
            # In $PROFILE: drill completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName drill -ScriptBlock {
              param($word, $line, $cursor)
              drill "[suggest:$cursor]" "$line" | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command(
            "completion", "Prints a script for a shell, which then completes commands, options and scenarios.") { shell };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCodes.Passed;
        });
        return command;
    }
}
