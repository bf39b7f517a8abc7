using System.Collections.Concurrent;

namespace Failover.Sockets.Dns;

/// <summary>Names that can be changed while they are being served.</summary>
public sealed class Zone : INameSource
{
    private readonly ConcurrentDictionary<string, NameRecord> records = new();
    private readonly ConcurrentDictionary<string, bool> failing = new();

    public void Set(string name, NameRecord record)
    {
        failing.TryRemove(Plain(name), out _);
        records[Plain(name)] = record;
    }

    /// <summary>From now on the name does not exist.</summary>
    public void Remove(string name) => records.TryRemove(Plain(name), out _);

    /// <summary>From now on the answer for the name is SERVFAIL, until it is set again.</summary>
    public void Fail(string name) => failing[Plain(name)] = true;

    public NameRecord? Find(string name) => failing.ContainsKey(name)
        ? throw new NameServerFailureException($"{name} is set to fail.")
        : records.GetValueOrDefault(name);

    private static string Plain(string name) => name.TrimEnd('.').ToLowerInvariant();
}
