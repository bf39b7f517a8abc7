namespace Failover.Functions.Clusters;

/// <summary>The region in the name of a DocumentDB endpoint: <c>orders.cluster-c1.us-east-1.docdb.amazonaws.com</c>.</summary>
internal static class EndpointName
{
    public static string? Region(string? name)
    {
        var labels = name?.Split('.') ?? [];
        var service = Array.IndexOf(labels, "docdb");
        return service > 1 && service + 1 < labels.Length && labels[service + 1] == "amazonaws" ? labels[service - 1] : null;
    }
}
