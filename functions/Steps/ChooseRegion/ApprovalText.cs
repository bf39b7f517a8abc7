using System.Globalization;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>The question to the person on call: what happened, what each answer costs, and the commands to answer with.</summary>
internal static class ApprovalText
{
    public static ApprovalQuestion Compose(ChoiceContext context, RegionChoice choice)
    {
        var (plan, region) = (context.Request.Plan, context.Plan.Home);
        var send = $"aws stepfunctions send-task-success --region {region} --task-token ";
        const string Who = "\"by\": \"NAME\", \"reason\": \"WHY\"";
        const string Drill = "dotnet run --project drill -c Release -- ";
        var until = IsoTime.Seconds(choice.At + TimeSpan.FromSeconds(context.Plan.ApprovalSeconds));
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            APPROVAL NEEDED: promote {plan.Cluster} in {region} to be the writer of {context.Plan.Cluster}?

            Why: {choice.Reason}
            What it costs: {LossText.From(choice.LossSeconds, choice.At)}; {context.Plan.AcceptedLossSeconds} s are accepted without asking.
            What waiting costs: nothing can be written through {plan.Record} while the primary region is lost.
            If it is cut off rather than down, it may still take writes: then each second of waiting may lose another second of writes.
            Without an answer by {until}, nothing is done.

            {string.Join('\n', choice.Candidates.Select(Line))}

            """);
        return new ApprovalQuestion(
            SnsSubject.From($"[APPROVAL NEEDED] promote {plan.Cluster} in {region}?"),
            [
                $"{text}\nTo approve:\n  {send}",
                $" --task-output '{{\"approved\": true, {Who}}}'\nTo deny:\n  {send}",
                $" --task-output '{{\"approved\": false, {Who}}}'\nFill in NAME and WHY: the report shows them.\nOr from a checkout of " +
                $"this project:\n  {Drill}approve --region {region} --reason WHY ",
                $"\n  {Drill}deny --region {region} --reason WHY ",
                $"\n\nExecution {context.Request.Execution.Id}\n",
            ]);
    }

    private static string Line(RegionCandidate candidate) => candidate.Problem is { } problem
        ? $"{candidate.Region} can't take over: {problem}"
        : string.Create(CultureInfo.InvariantCulture,
            $"{candidate.Region} can take over: lag {candidate.LagSeconds:0.0} s when last seen, up to {candidate.LossSeconds} s of " +
            $"writes may be lost");
}
