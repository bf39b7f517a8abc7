namespace Failover.LocalCloud.DocumentDb;

/// <summary>What a cluster knows of the global cluster that it belongs to.</summary>
public interface IGlobalCluster
{
    string Identifier { get; }

    /// <summary>The primary of the newest epoch: the one whose writes are kept.</summary>
    DatabaseCluster NewestPrimary { get; }

    /// <summary>What the API of that region currently reports.</summary>
    /// <param name="region">A region of the world, for example <c>us-east-1</c>.</param>
    GlobalSnapshot ViewIn(string region);
}
