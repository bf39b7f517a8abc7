using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>A cluster as the RDS API shows it at one moment, which lags the truth.</summary>
/// <param name="Status">The API's status word; any string.</param>
/// <param name="Endpoint">The cluster endpoint's name; null while there is none.</param>
/// <param name="ReaderEndpoint">The reader endpoint's name; null while there is none.</param>
internal sealed record ClusterView(
    string Id,
    string Arn,
    string Status,
    string? Endpoint,
    int Port,
    IReadOnlyList<MemberView> Members,
    IReadOnlyDictionary<string, string> Tags,
    string? ReaderEndpoint = null,
    string? EngineVersion = null)
{
    /// <summary>The instance endpoints of all members, in the order of their identifiers.</summary>
    public IReadOnlyList<string> Hosts => [.. Members.Select(m => m.Address).OfType<string>()];
}

/// <summary>A member of a cluster.</summary>
/// <param name="Status">The instance's status word; null where the API lists the member without its instance.</param>
/// <param name="Address">The instance endpoint's name; null while there is none.</param>
/// <param name="Zone">Its availability zone; null where the API does not say.</param>
internal sealed record MemberView(string Id, bool IsWriter, string? Status, string? Address, string? Zone = null)
{
    public bool IsHealthy => Status is not null && Health.IsServing(Status);
}

/// <summary>Which status words mean that a database serves.</summary>
/// <remarks>
/// <c>available</c> and <c>backing-up</c> are the documented words under which writes go on. Every other word, and every
/// word yet to be invented, is transitional: waited for, within the budget, and never taken for healthy.
/// </remarks>
internal static class Health
{
    public static bool IsServing(string status) => status is "available" or "backing-up";
}

/// <summary>Whether the API shows a healthy writer, and where a record should lead then.</summary>
internal sealed record WriterView
{
    private WriterView()
    {
    }

    /// <summary>The writer's instance identifier; null where there is not exactly one.</summary>
    public string? Writer { get; private init; }

    /// <summary>Where the record should lead; null unless <see cref="IsHealthy"/>.</summary>
    public string? Target { get; private init; }

    /// <summary>What is missing, for a person; null where nothing is.</summary>
    public string? Problem { get; private init; }

    public bool IsHealthy => Problem is null;

    public static WriterView From(ClusterView cluster, EndpointKind endpoint)
    {
        var writers = cluster.Members.Where(m => m.IsWriter).ToList();
        if (writers.Count != 1)
        {
            return Unhealthy(null, writers.Count == 0
                ? $"no member of {cluster.Id} is the writer (status {cluster.Status})"
                : $"{writers.Count} members of {cluster.Id} are shown as writer: {string.Join(", ", writers.Select(w => w.Id))}");
        }

        var writer = writers[0];
        if (!Health.IsServing(cluster.Status))
        {
            return Unhealthy(writer.Id, $"the status of {cluster.Id} is {cluster.Status}, expected available");
        }

        if (!writer.IsHealthy)
        {
            return Unhealthy(writer.Id, $"the writer {writer.Id} is {writer.Status ?? "not listed"}, expected available");
        }

        var target = endpoint == EndpointKind.Cluster ? cluster.Endpoint : writer.Address;
        var whose = endpoint == EndpointKind.Cluster ? cluster.Id : writer.Id;
        return string.IsNullOrEmpty(target) ? Unhealthy(writer.Id, $"{whose} has no endpoint yet")
            : Uri.CheckHostName(target) != UriHostNameType.Dns
            ? Unhealthy(writer.Id, $"the endpoint of {whose} is no DNS name: '{ReportText.From(target)}'")
            : new WriterView { Writer = writer.Id, Target = target };
    }

    private static WriterView Unhealthy(string? writer, string problem) => new() { Writer = writer, Problem = problem };
}
