using System.Text;
using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.History;
using Failover.Functions.Aws;

namespace Failover.Drill.OnAws;

/// <summary>
/// The executions that Step Functions still knows, 90 days of them. The evidence of each is read from its history, which contains what was
/// written to the bucket; the bucket itself is not read, so its SHA-256 is not known.
/// </summary>
internal sealed class PastExecutions(IAmazonStepFunctions stepFunctions)
{
    /// <summary>Reads from the end: the call to the bucket is among the last events, unless the execution was aborted before.</summary>
    private const int LastEvents = 100;

    /// <param name="since">Null for all.</param>
    public async Task<IReadOnlyList<EvidencePiece>> ReadAsync(
        string stateMachine, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var pieces = new List<EvidencePiece>();
        string? next = null;
        do
        {
            var page = await stepFunctions.ListExecutionsAsync(
                new ListExecutionsRequest { StateMachineArn = stateMachine, MaxResults = 100, NextToken = next }, cancellationToken);
            foreach (var listed in page.Executions ?? [])
            {
                // Newest first.
                if (since is not null && AwsTime.Utc(listed.StartDate ?? default) < since)
                {
                    return pieces;
                }

                if (listed.Status != ExecutionStatus.RUNNING)
                {
                    pieces.AddRange(await ReadOneAsync(listed, cancellationToken));
                }
            }

            next = page.NextToken;
        }
        while (next is not null);

        return pieces;
    }

    private async Task<IEnumerable<EvidencePiece>> ReadOneAsync(ExecutionListItem listed, CancellationToken cancellationToken)
    {
        var history = await stepFunctions.GetExecutionHistoryAsync(
            new GetExecutionHistoryRequest
            {
                ExecutionArn = listed.ExecutionArn,
                ReverseOrder = true,
                MaxResults = LastEvents,
                IncludeExecutionData = true,
            },
            cancellationToken);
        var kept = (history.Events ?? []).Select(static happened => happened.TaskScheduledEventDetails)
            .FirstOrDefault(static task => task is { ResourceType: "aws-sdk:s3", Resource: "putObject" });
        var told = Put(kept?.Parameters) ?? Exited(history.Events ?? []);
        return listed.Status == ExecutionStatus.SUCCEEDED && told is not null ? [told]
            : [.. new[] { told }.OfType<EvidencePiece>(), await EndingAsync(listed, cancellationToken)];
    }

    private static EvidencePiece? Put(string? parameters)
    {
        var call = JsonNode.Parse(parameters ?? "null") as JsonObject;
        return call?["Body"] is JsonObject body && EvidenceReading.Read(Encoding.UTF8.GetBytes(body.ToJsonString())) is { } piece
            ? piece with { Link = $"s3://{call["Bucket"]}/{call["Key"]}" } : null;
    }

    /// <summary>If no evidence is kept: the state's data when the report was made.</summary>
    private static EvidencePiece? Exited(List<HistoryEvent> newestFirst) =>
        newestFirst.Select(static happened => happened.StateExitedEventDetails)
            .FirstOrDefault(static exited => exited?.Name is "ReportOutcome" or "PlainReport") is { Output: { } output }
            ? EvidenceReading.Read(Encoding.UTF8.GetBytes(output)) : null;

    private async Task<EvidencePiece> EndingAsync(ExecutionListItem listed, CancellationToken cancellationToken)
    {
        var execution = await stepFunctions.DescribeExecutionAsync(
            new DescribeExecutionRequest { ExecutionArn = listed.ExecutionArn }, cancellationToken);
        return new EvidencePiece
        {
            Execution = listed.ExecutionArn,
            StartedAt = AwsTime.Utc(listed.StartDate ?? default),
            At = AwsTime.Utc(execution.StopDate ?? listed.StopDate ?? listed.StartDate ?? default),
            Request = EvidenceReading.Input(execution.Input),
            Ending = listed.Status.Value,
        };
    }
}
