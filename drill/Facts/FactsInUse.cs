using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Facts;

/// <summary>The facts with which a command's worlds are built. They belong to the command and to the threads that it starts.</summary>
internal static class FactsInUse
{
    private static readonly AsyncLocal<MeasuredFacts?> Current = new();

    /// <summary>Applies to every world that is built from now on; null restores the guesses.</summary>
    public static void Set(MeasuredFacts? facts) => Current.Value = facts;

    /// <summary>
    /// The options of a world with the measured figures instead of the guesses. A world that stretches a guess (a slow one in the
    /// simulation) stretches the measured figure by the same factor.
    /// </summary>
    public static CloudOptions Over(CloudOptions options) => Current.Value is not { } facts ? options : options with
    {
        DocumentDb = options.DocumentDb with
        {
            Promotion = Scale(options.DocumentDb.Promotion, new DocumentDbOptions().Promotion, facts.Promotion),
        },
        Route53 = options.Route53 with
        {
            Propagation = Scale(options.Route53.Propagation, new Route53Options().Propagation, facts.Propagation),
        },
        CloudWatch = options.CloudWatch with
        {
            EmbeddedDelay = Pair(options.CloudWatch.EmbeddedDelay, new CloudWatchOptions().EmbeddedDelay, facts.BeatToMetric),
        },
        Lambda = options.Lambda with
        {
            ColdStart = Pair(options.Lambda.ColdStart, new LambdaOptions().ColdStart, facts.ColdStart),
        },
    };

    private static DurationRange Scale(DurationRange wanted, DurationRange guess, MeasuredRange? fact) => fact is null
        ? wanted
        : DurationRange.Seconds(fact.Least * (wanted.Least / guess.Least), fact.Most * (wanted.Most / guess.Most));

    private static (TimeSpan Least, TimeSpan Most) Pair(
        (TimeSpan Least, TimeSpan Most) wanted, (TimeSpan Least, TimeSpan Most) guess, MeasuredRange? fact)
    {
        var range = Scale(new(wanted.Least, wanted.Most), new(guess.Least, guess.Most), fact);
        return (range.Least, range.Most);
    }
}
