namespace Failover.Sockets.Dns;

/// <summary>Where a <see cref="NameServer"/> looks up names: once per question, on any thread.</summary>
public interface INameSource
{
    /// <param name="name">The name in lower case, without a trailing dot.</param>
    /// <returns>Null if the name does not exist (NXDOMAIN).</returns>
    /// <exception cref="NameServerFailureException">The answer is SERVFAIL.</exception>
    NameRecord? Find(string name);
}
