using System.Collections.Concurrent;
using Failover.Sockets.Mongo;
using MongoDB.Bson;

namespace Failover.Drill.Live;

/// <summary>What the servers see of each client, by the name that it announces.</summary>
internal sealed class ClientWatch(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ClientSight> clients = new();

    public IReadOnlyCollection<ClientSight> Clients =>
        [.. clients.Values.Where(c => c.Writes + c.Refused > 0).OrderBy(c => c.Name, StringComparer.Ordinal)];

    public void Note(Exchange exchange)
    {
        var client = clients.GetOrAdd(exchange.Client, static (name, time) => new(name, time), clock);
        client.Talked(exchange.Connection);
        var command = exchange.Command.GetElement(0).Name;
        if (command is "insert" or "update" or "delete")
        {
            client.Wrote(exchange, command);
        }
    }
}

/// <summary>One client: its writes, and the longest time between two acknowledged ones.</summary>
internal sealed class ClientSight(string name, TimeProvider clock)
{
    /// <summary>A shorter pause between two writes is nothing to look at.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<BsonValue>> inserted = [];
    private readonly List<long> acknowledged = [];
    private readonly HashSet<long> connections = [];
    private readonly List<Silence> silences = [];
    private long outageEnd;

    public string Name => name;

    /// <summary>The number of acknowledged writes.</summary>
    public int Writes => acknowledged.Count;

    /// <summary>The connections that it opened, including those with which its driver monitors the servers.</summary>
    public int Connections => connections.Count;

    /// <summary>The number of refused writes, as by a demoted writer. Writes that reached no server are not seen here.</summary>
    public int Refused { get; private set; }

    public TimeSpan Outage { get; private set; }

    /// <summary>
    /// When its first write was acknowledged, and every later time of two seconds or more without another; the last may go on.
    /// </summary>
    public (long? First, IReadOnlyList<Silence> Silences) Sight()
    {
        lock (gate)
        {
            return acknowledged.Count == 0 ? (null, [])
                : clock.GetElapsedTime(acknowledged[^1]) < Noticed ? (acknowledged[0], [.. silences])
                : (acknowledged[0], [.. silences, new Silence(acknowledged[^1], null)]);
        }
    }

    public void Talked(long connection)
    {
        lock (gate)
        {
            connections.Add(connection);
        }
    }

    /// <summary>
    /// How long after that moment its outage ended: the time to the first acknowledged write after it. Null if there was none; zero if it
    /// was already writing again.
    /// </summary>
    public TimeSpan? FirstAfter(long moment)
    {
        lock (gate)
        {
            var at = acknowledged.FindIndex(a => a >= moment);
            return at < 0 ? null : outageEnd < moment ? TimeSpan.Zero : clock.GetElapsedTime(moment, acknowledged[at]);
        }
    }

    public void Wrote(Exchange exchange, string command)
    {
        lock (gate)
        {
            if (exchange.Answer.GetValue("ok", 0).ToDouble() == 0)
            {
                Refused++;
                return;
            }

            var now = clock.GetTimestamp();
            var since = acknowledged is [.., var last] ? clock.GetElapsedTime(last, now) : TimeSpan.Zero;
            acknowledged.Add(now);
            (Outage, outageEnd) = since > Outage ? (since, now) : (Outage, outageEnd);
            if (since >= Noticed)
            {
                silences.Add(new Silence(acknowledged[^2], now));
            }

            if (command == "insert" && !exchange.Answer.Contains("writeErrors"))
            {
                Remember(exchange.Command);
            }
        }
    }

    /// <summary>The number of documents whose insertion was acknowledged but which the store does not have.</summary>
    public int Lost(MongoCluster cluster)
    {
        lock (gate)
        {
            lock (cluster.Gate)
            {
                return inserted.Sum(i => i.Value.Except(cluster.Store.Documents(i.Key).Select(d => d["_id"])).Count());
            }
        }
    }

    private void Remember(BsonDocument command)
    {
        var collection = $"{command["$db"].AsString}.{command["insert"].AsString}";
        if (!inserted.TryGetValue(collection, out var ids))
        {
            inserted[collection] = ids = [];
        }

        ids.AddRange(command["documents"].AsBsonArray.Select(d => d["_id"]));
    }
}

/// <summary>A time between two acknowledged writes, in timestamps of the clock.</summary>
/// <param name="Until">Null if it goes on.</param>
internal sealed record Silence(long From, long? Until);
