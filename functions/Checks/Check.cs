using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Checks;

/// <summary>What a check has to say of an answer.</summary>
internal readonly record struct Judgement(bool Holds, string Found);

/// <summary>One check: what it is called, what it expects, and what to do where that is not so.</summary>
internal sealed record Check(string Name, string Expected, string Mend)
{
    public ReadinessCheck Judge<T>(Lookup<T> asked, Func<T, Judgement> judge)
    {
        if (asked.Silence is { } silence)
        {
            return new ReadinessCheck(Name, Answer.Unknown, $"could not be asked: {silence}", Expected, "Mend what kept it from being asked, then ask again.");
        }

        // A refusal says itself what to do.
        if (asked.Refusal is { } refusal)
        {
            return new ReadinessCheck(Name, Answer.No, refusal, Expected, Mend);
        }

        var (holds, found) = judge(asked.Value!);
        return new ReadinessCheck(Name, holds ? Answer.Yes : Answer.No, found, Expected, holds ? null : Mend);
    }
}
