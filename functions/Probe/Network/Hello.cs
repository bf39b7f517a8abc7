using MongoDB.Bson;
using MongoDB.Driver.Core.Events;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// Asks <c>hello</c>, as the driver's first heartbeat. A command of our own would go through the driver's server selection, which refuses
/// engines below MongoDB 4.4's wire version (9): DocumentDB 3.6 and 4.0 report 6 and 7, and could never be proven. The heartbeat begins
/// with <c>isMaster</c>, the older name of hello, and fails with its cause instead of a selection timeout.
/// </summary>
internal static class Hello
{
    public static async Task<WireAnswer> AskAsync(WireQuestion question, EndpointTrust trust, ProbeNetworkOptions options, StepTime step)
    {
        var first = new TaskCompletionSource<(BsonDocument? Reply, Exception? Failure)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var client = new ProbeClient(question, trust, options, watch: cluster => cluster
            .Subscribe<ServerHeartbeatSucceededEvent>(e => first.TrySetResult((e.Reply, null)))
            .Subscribe<ServerHeartbeatFailedEvent>(e => first.TrySetResult((null, e.Exception))));
        using var part = step.Part(options.AnswerTime);
        try
        {
            var (reply, failure) = await first.Task.WaitAsync(part.Token);
            return failure is not null || reply is null
                ? WireFailure.ToAnswer(failure ?? new FormatException("hello's answer is empty."), trust)
                : new(WireOutcome.Answered, Hello: Read(reply));
        }
        catch (OperationCanceledException e)
        {
            return WireFailure.ToAnswer(e, trust);
        }
    }

    /// <summary>A field of an unexpected type counts as absent: such a server is not proven to be the writer.</summary>
    internal static HelloAnswer Read(BsonDocument reply)
    {
        var primary = Field(reply, "isWritablePrimary") ?? Field(reply, "ismaster");
        string[] memberLists = ["hosts", "passives", "arbiters"];
        return new(
            primary is { IsBoolean: true, AsBoolean: true },
            Text(reply, "setName"),
            Text(reply, "me"),
            [.. memberLists.SelectMany(list => Field(reply, list) is BsonArray members ? members : []).Where(m => m.IsString).Select(m =>
                OneLine.From(m.AsString))]);
    }

    private static BsonValue? Field(BsonDocument reply, string name) => reply.TryGetValue(name, out var value) ? value : null;

    private static string? Text(BsonDocument reply, string name) => Field(reply, name) is BsonString text ? OneLine.From(text.Value) : null;
}
