using System.Net;
using System.Security.Cryptography.X509Certificates;
using Failover.LocalCloud.DocumentDb;
using Failover.Sockets.Mongo;

namespace Failover.Drill.Live;

/// <summary>One instance of the world as a listener: its socket behaves as the instance does in the world.</summary>
/// <param name="own">Its certificate.</param>
/// <param name="other">A certificate that does not name it.</param>
internal sealed class LiveInstance(DatabaseInstance instance, MongoMember member, X509Certificate2 own, X509Certificate2 other)
{
    private readonly record struct Condition(InstanceState State, int Epoch);

    private readonly Lock gate = new();
    private Condition wanted = new(InstanceState.Up, instance.Epoch);
    private volatile WireBehaviour behaviour;
    private Condition shown = new(InstanceState.Up, instance.Epoch);

    public DatabaseInstance Instance => instance;

    public MongoMember Member => member;

    public IPEndPoint Address => member.Address;

    /// <summary>Whether <c>hello</c> says that it is the writable primary; call it on the world's thread.</summary>
    public bool ClaimsWrites => instance is { State: InstanceState.Up, IsWriter: true, Behaviour: not WireBehaviour.NotWritablePrimary }
        && !instance.Cluster.IsRegionDown;

    /// <summary>How it reacts to a command. <see cref="WireBehaviour.WrongCluster"/> is not played on sockets.</summary>
    public Reaction React(string command) => behaviour switch
    {
        WireBehaviour.Garbage => Reaction.Garbage,
        WireBehaviour.RefusesWrites when command is "insert" or "update" or "delete" => Reaction.Refuse,
        _ => Reaction.Answer,
    };

    /// <summary>Reads the world; call it on the world's thread.</summary>
    public void Look()
    {
        var state = (instance.State, instance.Behaviour, instance.Cluster.IsRegionDown) switch
        {
            (InstanceState.Dropping, _, _) or (_, _, true) or (InstanceState.Up, WireBehaviour.NotAnswering, _) => InstanceState.Dropping,
            (InstanceState.Refusing, _, _) or (_, WireBehaviour.Refuses, _) => InstanceState.Refusing,
            _ => InstanceState.Up,
        };
        if (behaviour != instance.Behaviour)
        {
            behaviour = instance.Behaviour;
            member.Show(behaviour == WireBehaviour.BadCertificate ? other : own);
        }

        lock (gate)
        {
            wanted = new(state, instance.Epoch);
        }
    }

    /// <summary>Makes the socket behave as the world was last read.</summary>
    public async Task ShowAsync()
    {
        Condition now;
        lock (gate)
        {
            now = wanted;
        }

        if (now == shown)
        {
            return;
        }

        switch (now.State)
        {
            case InstanceState.Refusing:
                await member.CrashAsync();
                break;
            case InstanceState.Dropping when shown.State == InstanceState.Up:
                member.FallSilent();
                break;
            case InstanceState.Up:
                // It is back, or was demoted: a demoted writer closes its clients' connections.
                await member.RestartAsync();
                break;
        }

        shown = now;
    }
}
