using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Checks;

/// <summary>What a check concludes from an answer.</summary>
internal readonly record struct Judgement(bool Holds, string Found);

/// <summary>One check: its name, what it expects, and what to do if that is not met.</summary>
internal sealed record Check(string Name, string Expected, string Mend)
{
    public ReadinessCheck Judge<T>(Lookup<T> asked, Func<T, Judgement> judge)
    {
        if (asked.Silence is { } silence)
        {
            return new ReadinessCheck(Name, Answer.Unknown, $"could not be determined: {silence}", Expected,
                "Fix what prevented the check, then run it again.");
        }

        // A refusal says what is wrong.
        if (asked.Refusal is { } refusal)
        {
            return new ReadinessCheck(Name, Answer.No, refusal, Expected, Mend);
        }

        var (holds, found) = judge(asked.Value!);
        return new ReadinessCheck(Name, holds ? Answer.Yes : Answer.No, found, Expected, holds ? null : Mend);
    }
}
