namespace Failover.Sockets.Dns;

/// <summary>Where a <see cref="NameServer"/> looks names up, anew for each question, on any thread.</summary>
public interface INameSource
{
    /// <param name="name">In lower case, without a trailing dot.</param>
    /// <returns>Null where the name does not exist (NXDOMAIN).</returns>
    /// <exception cref="NameServerFailureException">The question is answered with SERVFAIL.</exception>
    NameRecord? Find(string name);
}
