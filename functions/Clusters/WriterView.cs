using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>Whether the API shows a healthy writer, and where a record should then point.</summary>
internal sealed record WriterView
{
    private WriterView()
    {
    }

    /// <summary>The writer's instance identifier; null if there is not exactly one.</summary>
    public string? Writer { get; private init; }

    /// <summary>Where the record should point; null unless <see cref="IsHealthy"/>.</summary>
    public string? Target { get; private init; }

    /// <summary>
    /// Where the record would point if a probe proved the writer: there is one, but its status is unclear. Null if there is nothing to
    /// probe.
    /// </summary>
    public string? Unclear { get; private init; }

    /// <summary>What is missing, for a person; null if nothing is.</summary>
    public string? Problem { get; private init; }

    public bool IsHealthy => Problem is null;

    /// <param name="proven">The instance that a probe has recently proven, whatever its status in the API; null if none.</param>
    public static WriterView From(ClusterView cluster, EndpointKind endpoint, string? proven = null)
    {
        var writers = cluster.Members.Where(m => m.IsWriter).ToList();
        if (writers.Count != 1)
        {
            return new WriterView
            {
                Problem = writers.Count == 0
                    ? $"no member of {cluster.Id} is the writer (status {cluster.Status})"
                    : $"{writers.Count} members of {cluster.Id} are shown as writers: {string.Join(", ", writers.Select(w => w.Id))}",
            };
        }

        var writer = writers[0];
        var target = endpoint == EndpointKind.Cluster ? cluster.Endpoint : writer.Address;
        var misplaced = Misplaced(endpoint == EndpointKind.Cluster ? cluster.Id : writer.Id, target);
        var doubt =
            !Health.IsServing(cluster.Status) ? $"the status of {cluster.Id} is {cluster.Status}, expected available"
            : !writer.IsHealthy ? $"the writer {writer.Id} is {writer.Status ?? "not listed"}, expected available"
            : null;
        var mayServe = misplaced is null && Health.MayServe(cluster.Status) && writer.Status is { } status && Health.MayServe(status);
        return doubt is null || (mayServe && proven == writer.Id)
            ? new WriterView { Writer = writer.Id, Target = misplaced is null ? target : null, Problem = misplaced }
            : new WriterView { Writer = writer.Id, Problem = doubt, Unclear = mayServe ? target : null };
    }

    /// <returns>Why the record can't point there; null if it can.</returns>
    public static string? Misplaced(string whose, string? target) =>
        string.IsNullOrEmpty(target) ? $"{whose} has no endpoint yet"
        : Uri.CheckHostName(target) != UriHostNameType.Dns ? $"the endpoint of {whose} is not a DNS name: '{ReportText.From(target)}'"
        : null;
}
