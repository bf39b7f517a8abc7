using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>
/// <c>DatabaseConnections</c>: one data point per living instance and minute under each of the three sets of dimensions. The
/// cluster's sum therefore hides a dead writer, and a dead instance sends nothing.
/// </summary>
internal sealed class ConnectionMetrics(DocumentDbService service, IMetricSink metrics, Chance chance, Func<bool> isDown)
{
    private const string Namespace = "AWS/DocDB";
    private const string Name = "DatabaseConnections";

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> dimensions = new(StringComparer.Ordinal);

    public void Publish()
    {
        // A region that is down sends nothing, and nothing is sent later to make up for it.
        if (isDown())
        {
            return;
        }

        foreach (var cluster in service.Clusters)
        {
            if (!cluster.HasTelemetryGap)
            {
                Publish(cluster);
            }
        }
    }

    private void Publish(DatabaseCluster cluster)
    {
        foreach (var instance in cluster.Instances)
        {
            if (instance.State != InstanceState.Up)
            {
                continue;
            }

            var role = instance.IsWriter ? "WRITER" : "READER";
            var value = Connections(instance);
            metrics.Publish(Namespace, Name, Dimensions("c/" + cluster.Identifier, ("DBClusterIdentifier", cluster.Identifier)), value);
            metrics.Publish(
                Namespace,
                Name,
                Dimensions($"r/{cluster.Identifier}/{role}", ("DBClusterIdentifier", cluster.Identifier), ("Role", role)),
                value);
            metrics.Publish(Namespace, Name, Dimensions("i/" + instance.Identifier, ("DBInstanceIdentifier", instance.Identifier)), value);
        }
    }

    private int Connections(DatabaseInstance instance)
    {
        if (instance.Cluster.IsIdle)
        {
            return 0;
        }

        var usual = instance.IsWriter ? service.Options.WriterConnections : service.Options.ReaderConnections;
        return Math.Max(0, usual + chance.Stream("connections").Next(-2, 3));
    }

    private IReadOnlyDictionary<string, string> Dimensions(string key, params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        if (!dimensions.TryGetValue(key, out var made))
        {
            var set = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in pairs)
            {
                set[name] = value;
            }

            dimensions[key] = made = set;
        }

        return made;
    }
}
