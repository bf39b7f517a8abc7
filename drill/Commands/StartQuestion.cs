using Failover.Drill.OnAws;

namespace Failover.Drill.Commands;

/// <summary>What <c>drill start</c> or <c>accept</c> is about to do to a real database, in words, and whether a person wants it.</summary>
internal static class StartQuestion
{
    /// <returns>Sentences of one line.</returns>
    public static IReadOnlyList<string> Describe(StartInput input, StepFunctionsArn machine)
    {
        var what = (input.Drill, input.Replace) switch
        {
            ("failover", _) => $"It fails {input.Cluster} over within its region: writes fail until another instance is promoted.",
            ("switchover", _) => $"It moves the writer to {machine.Region}, without loss: writes fail until the database is there.",
            (_, true) => $"It points the record to {input.Cluster}, in place of the stack's own cluster.",
            _ => $"It verifies {input.Cluster}, and acts if the writer is lost: it changes the record, and may promote another region.",
        };
        return
        [
            $"Starts {machine.Text}",
            $"with {input.ToJson()}",
            input.Observe ? $"In mode observe: it writes nothing, and reports what it would do. {what}" : what,
            .. input.Force ? ["It does not wait for the cool-down after an earlier failover."] : Array.Empty<string>(),
        ];
    }

    /// <summary>Shows it on standard error, and asks where it would write.</summary>
    /// <param name="ask">The answer that was typed; null: nobody can be asked.</param>
    /// <returns>Null: go on. Else why not, for standard error.</returns>
    public static string? Refusal(TextWriter error, StartInput input, StepFunctionsArn machine, bool yes, Func<string?>? ask)
    {
        foreach (var line in Describe(input, machine))
        {
            error.WriteLine(line);
        }

        return Refusal(error, "Start it?", yes || input.Observe, ask);
    }

    /// <inheritdoc cref="Refusal(TextWriter, StartInput, StepFunctionsArn, bool, Func{string})"/>
    /// <param name="yes">Whether it was answered on the command line.</param>
    public static string? Refusal(TextWriter error, string question, bool yes, Func<string?>? ask)
    {
        if (yes)
        {
            return null;
        }

        if (ask is null)
        {
            return "Expected --yes, since there is no terminal to ask on. Nothing was started.";
        }

        error.Write($"{question} [y/N] ");
        return ask()?.Trim() is "y" or "Y" or "yes" ? null : "Nothing was started.";
    }

    /// <summary>The terminal; null if there is none.</summary>
    public static Func<string?>? Terminal() => Console.IsInputRedirected ? null : Console.ReadLine;
}
