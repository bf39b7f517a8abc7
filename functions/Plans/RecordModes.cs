using System.Collections.Concurrent;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Records;
using Failover.Functions.Switches;

namespace Failover.Functions.Plans;

/// <summary>Which kind of record a plan has. The only place that knows them all.</summary>
internal static class RecordModes
{
    public static IRecordMode For(RecordMode mode) => mode switch
    {
        RecordMode.Switch => SwitchMode.Instance,
        _ => CnameMode.Instance,
    };

    /// <summary>The plan's mode; a stack of a single region has a CNAME.</summary>
    public static IRecordMode For(Plan? plan) => For(plan?.Global?.RecordMode ?? RecordMode.Cname);
}

/// <summary>The record readers, one for each mode, created on first use.</summary>
internal sealed class RecordReaders(RecordClients clients)
{
    private readonly ConcurrentDictionary<IRecordMode, IRecordReader> readers = new();

    public IRecordReader For(IRecordMode mode) => readers.GetOrAdd(mode, m => m.Connect(clients));
}
