using System.CommandLine;
using Failover.Drill.Facts;

namespace Failover.Drill.Commands;

/// <summary><c>--facts FILE</c>: measured figures in place of the simulator's guesses.</summary>
internal static class FactsOption
{
    /// <summary>Adds the option to a command. A file that can't be used is an error of the command line.</summary>
    public static Command WithFacts(this Command command)
    {
        var facts = new Option<string?>("--facts")
        {
            Description = "Figures of an account in place of the guesses: the file that drill accept wrote.",
            HelpName = "FILE",
        };
        command.Options.Add(facts);
        command.Validators.Add(result =>
        {
            try
            {
                FactsInUse.Set(result.GetValue(facts) is { } file ? FactsFile.Read(file) : null);
            }
            catch (FactsException e)
            {
                result.AddError(e.Message);
            }
        });
        return command;
    }
}
