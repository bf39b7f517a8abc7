using System.CommandLine;
using Failover.Drill.Facts;

namespace Failover.Drill.Commands;

/// <summary><c>--facts FILE</c>: measured figures instead of the simulator's guesses.</summary>
internal static class FactsOption
{
    /// <summary>Adds the option to a command. A file that cannot be used is an error in the command line.</summary>
    public static Command WithFacts(this Command command)
    {
        var facts = new Option<string?>("--facts")
        {
            Description = "Uses an account's figures instead of the guesses: a file that drill accept wrote.",
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
