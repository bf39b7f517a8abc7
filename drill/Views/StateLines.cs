using System.Text.Json.Nodes;

namespace Failover.Drill.Views;

/// <summary>States in words, as they are left. A loop that finds the same again is shown at most every half minute.</summary>
internal sealed class StateLines
{
    private static readonly TimeSpan SameAgain = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Looks> looks = new(StringComparer.Ordinal);

    /// <param name="execution">Its ARN.</param>
    /// <param name="whose">A prefix for the finding; empty if it is unambiguous.</param>
    /// <param name="output">The state's output, as JSON.</param>
    public LiveLine? Left(string execution, string whose, string state, string output, DateTimeOffset at)
    {
        if (!StateFindings.Speaks(state) || StateFindings.In(state, JsonNode.Parse(output)) is not { } found)
        {
            return null;
        }

        var key = $"{execution} {state}";
        if (looks.TryGetValue(key, out var seen) && seen.Found == found.Text)
        {
            looks[key] = seen = seen with { Count = seen.Count + 1 };
            if (at - seen.ShownAt < SameAgain)
            {
                return null;
            }

            looks[key] = seen with { ShownAt = at };
            return new(state, $"{whose}unchanged after {seen.Count} checks{Next(found)}", Look.Faint);
        }

        looks[key] = new Looks(found.Text, 1, at);
        return new(state, $"{whose}{found.Text}{Next(found)}", Look.Plain);
    }

    private static string Next(Finding found) => found.NextLook is { } seconds ? $"; checking again in {seconds}{TextWrap.NoBreak}s" : "";

    private sealed record Looks(string Found, int Count, DateTimeOffset ShownAt);
}
