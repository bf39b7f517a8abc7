using System.Globalization;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>The question to the person on call: what happened, what it costs either way, and the commands that answer it.</summary>
internal static class ApprovalText
{
    private const int SubjectLength = 100;

    public static ApprovalQuestion Compose(ChoiceContext context, RegionChoice choice)
    {
        var (plan, region) = (context.Request.Plan, context.Plan.Home);
        var send = $"aws stepfunctions send-task-success --region {region} --task-token ";
        const string Drill = "dotnet run --project drill -c Release -- ";
        var minutes = Math.Max(1, context.Plan.ApprovalSeconds / 60);
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            APPROVAL NEEDED: promote {plan.Cluster} in {region} to be the writer of {context.Plan.Cluster}?

            Why: {choice.Reason}
            What it costs: acknowledged writes of at most the last {choice.LossSeconds} s are lost ({context.Plan.AcceptedLossSeconds} s are accepted without asking).
            What waiting costs: nothing can be written through {plan.Record} while the primary region is lost.
            Without an answer within {minutes} min nothing is done.

            {string.Join('\n', choice.Candidates.Select(Line))}

            """);
        var subject = $"[APPROVAL NEEDED] promote {plan.Cluster} in {region}?";
        return new ApprovalQuestion(
            subject.Length <= SubjectLength ? subject : subject[..SubjectLength],
            [
                $"{text}\nTo approve:\n  {send}",
                $" --task-output '{{\"approved\": true}}'\nTo deny:\n  {send}",
                $" --task-output '{{\"approved\": false}}'\nThe same from a checkout of this project:\n  {Drill}approve --region {region} ",
                $"\n  {Drill}deny --region {region} ",
                $"\n\nExecution {context.Request.Execution.Id}\n",
            ]);
    }

    private static string Line(RegionCandidate candidate) => candidate.Problem is { } problem
        ? $"{candidate.Region} can't take over: {problem}"
        : string.Create(CultureInfo.InvariantCulture,
            $"{candidate.Region} can take over: lag {candidate.LagSeconds:0.0} s when last seen, loss at most {candidate.LossSeconds} s");
}
