using System.Globalization;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.StepFunctions;

/// <summary>The API's answers about executions.</summary>
internal static class Answers
{
    private const int DefaultPage = 100;
    private const int LongestPage = 1000;

    public static DescribeExecutionResponse Describe(StateMachineExecution execution) => new()
    {
        ExecutionArn = execution.Arn,
        StateMachineArn = execution.StateMachineArn,
        Name = execution.Name,
        Status = execution.Status,
        StartDate = execution.StartedAt.UtcDateTime,
        StopDate = execution.StoppedAt?.UtcDateTime,
        Input = execution.Input,
        Output = execution.Output,
        Error = execution.Error,
        Cause = execution.Cause,
        RedriveCount = execution.RedriveCount,
        RedriveDate = execution.RedrivenAt?.UtcDateTime,
    };

    /// <param name="executions">Oldest first; the answer lists the newest first.</param>
    /// <param name="asOf">The moment whose state is reported.</param>
    public static ListExecutionsResponse List(
        IReadOnlyList<StateMachineExecution> executions, DateTimeOffset asOf, ListExecutionsRequest request)
    {
        var page = Page(request.MaxResults);
        var found = new List<ExecutionListItem>();
        var next = Token(request.NextToken, executions.Count) - 1;
        for (; next >= 0 && found.Count < page; next--)
        {
            var execution = executions[next];
            if (execution.StatusAt(asOf) is { } status && (request.StatusFilter is null || request.StatusFilter == status))
            {
                found.Add(Item(execution, status, asOf));
            }
        }

        return new ListExecutionsResponse { Executions = found, NextToken = next >= 0 ? Token(next + 1) : null };
    }

    public static GetExecutionHistoryResponse History(StateMachineExecution execution, GetExecutionHistoryRequest request)
    {
        var entries = execution.Log.Entries;
        var reverse = request.ReverseOrder == true;
        var page = Page(request.MaxResults);
        var start = Token(request.NextToken, reverse ? entries.Count : 0);
        var events = new List<HistoryEvent>();
        var next = start;
        while (events.Count < page && (reverse ? next > 0 : next < entries.Count))
        {
            var entry = entries[reverse ? --next : next++];
            events.Add(EventConversion.ToEvent(entry, withData: request.IncludeExecutionData != false));
        }

        var more = reverse ? next > 0 : next < entries.Count;
        return new GetExecutionHistoryResponse { Events = events, NextToken = more ? Token(next) : null };
    }

    private static ExecutionListItem Item(StateMachineExecution execution, ExecutionStatus status, DateTimeOffset asOf) => new()
    {
        ExecutionArn = execution.Arn,
        StateMachineArn = execution.StateMachineArn,
        Name = execution.Name,
        Status = status,
        StartDate = execution.StartedAt.UtcDateTime,
        StopDate = status != ExecutionStatus.RUNNING && execution.StoppedAt <= asOf ? execution.StoppedAt?.UtcDateTime : null,
        RedriveCount = execution.RedriveCount,
        RedriveDate = execution.RedrivenAt?.UtcDateTime,
    };

    /// <summary>The page size; 0 means AWS's default.</summary>
    private static int Page(int? asked) => asked switch
    {
        null or 0 => DefaultPage,
        >= 1 and <= LongestPage => asked.Value,
        _ => throw new StepFunctionsServiceException(
            "ValidationException",
                $"1 validation error detected: Value '{asked}' at 'maxResults' failed to satisfy constraint: between 0 and 1000"),
    };

    private static string Token(int place) => Convert.ToBase64String(BitConverter.GetBytes(place));

    private static int Token(string? token, int start)
    {
        Span<byte> bytes = stackalloc byte[4];
        return token is null ? start
            : Convert.TryFromBase64String(token, bytes, out var written) && written == bytes.Length ? BitConverter.ToInt32(bytes)
            : throw new StepFunctionsServiceException("InvalidToken", $"Invalid Token: '{token}'");
    }
}
