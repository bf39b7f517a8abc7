using Microsoft.Extensions.Logging;

namespace Failover.DocumentDb.Telemetry;

/// <summary>Reports events to the log and to the meter.</summary>
internal sealed partial class FollowerLog(FailoverClientOptions options)
{
    private readonly ILogger logger = options.LoggerFactory.CreateLogger("Failover.DocumentDb");
    private readonly KeyValuePair<string, object?> tag = new("record", options.Record);

    public void Connected(string record, string target) => LogConnected(record, target);

    public void Moved(string record, string from, string to)
    {
        Instruments.Moves.Add(1, tag);
        LogMoved(record, from, to);
    }

    public void Proven(string target, TimeSpan duration)
    {
        Instruments.ProvingDuration.Record(duration.TotalSeconds, tag);
        LogProven(target, duration.TotalMilliseconds);
    }

    public void NotProven(string target, string problem) => LogNotProven(target, problem);

    public void RecordProblem(string problem) => LogRecordProblem(problem);

    public void Retried(int tries, string reason)
    {
        Instruments.Retries.Add(1, tag);
        LogRetried(tries, reason);
    }

    public void GaveUp(string reason)
    {
        Instruments.GaveUp.Add(1, tag);
        LogGaveUp(reason);
    }

    [LoggerMessage(1, LogLevel.Information, "{Record} points to {Target}: connected to its writer")]
    private partial void LogConnected(string record, string target);

    [LoggerMessage(2, LogLevel.Warning, "{Record} moved from {From} to {To}: operations now go to the new writer")]
    private partial void LogMoved(string record, string from, string to);

    [LoggerMessage(3, LogLevel.Information, "{Target} is proven to have a writable primary, after {Milliseconds} ms")]
    private partial void LogProven(string target, double milliseconds);

    [LoggerMessage(4, LogLevel.Warning, "{Target} is not proven; keeping the current client: {Problem}")]
    private partial void LogNotProven(string target, string problem);

    [LoggerMessage(5, LogLevel.Warning, "Keeping the current client: {Problem}")]
    private partial void LogRecordProblem(string problem);

    [LoggerMessage(6, LogLevel.Information, "Repeating an operation after {Tries} attempts: {Reason}")]
    private partial void LogRetried(int tries, string reason);

    [LoggerMessage(7, LogLevel.Error, "Gave up: {Reason}")]
    private partial void LogGaveUp(string reason);
}
