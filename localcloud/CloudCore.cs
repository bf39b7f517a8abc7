using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud;

/// <summary>What all simulated services of one world share: its time, chance, journal and the gate of its API calls.</summary>
public sealed class CloudCore
{
    public const string Account = "123456789012";
    public const string Region = "us-east-1";

    public CloudCore(int seed, DateTimeOffset start)
    {
        Time = new VirtualTime(start);
        Chance = new Chance(seed);
        Journal = new Journal(Time);
        Gate = new ApiGate(Time, Chance);
    }

    public VirtualTime Time { get; }

    public Chance Chance { get; }

    public Journal Journal { get; }

    public ApiGate Gate { get; }
}
