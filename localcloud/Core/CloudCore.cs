using System.Security.Cryptography;
using System.Text;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Regions;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Core;

/// <summary>
/// What the simulated services of one region share: the world's time, randomness, journal and links, and the region's API gate.
/// </summary>
public sealed class CloudCore
{
    public const string Account = "123456789012";

    /// <summary>The default region, in which AWS also runs the control planes of its global services.</summary>
    public const string FirstRegion = "us-east-1";

    public CloudCore(int seed, DateTimeOffset start, string region = FirstRegion)
    {
        Time = new VirtualTime(start);
        Chance = new Chance(seed);
        Journal = new Journal(Time);
        Links = new Links(Time, Journal);
        Region = region;
        Gate = new ApiGate(region, Time, Chance, Links);
    }

    private CloudCore(CloudCore world, string region)
    {
        (Time, Chance, Journal, Links) = (world.Time, world.Chance, world.Journal, world.Links);
        Region = region;
        Gate = new ApiGate(region, Time, Chance, Links);
    }

    /// <summary>For example <c>us-east-1</c>.</summary>
    public string Region { get; }

    /// <summary>The region's only VPC, which contains clusters, probe and applications.</summary>
    public string Vpc => VpcOf(Region);

    public VirtualTime Time { get; }

    public Chance Chance { get; }

    public Journal Journal { get; }

    /// <summary>Which regions are down, and which are partitioned from each other.</summary>
    public Links Links { get; }

    /// <summary>Every API call from this region passes through it.</summary>
    public ApiGate Gate { get; }

    /// <summary>Whether this region is down: nothing in it runs.</summary>
    public bool IsDown => Links.IsDown(Region);

    /// <summary>The id of a region's VPC; the same in every world.</summary>
    public static string VpcOf(string region) =>
        $"vpc-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(region)))[..17]}";

    /// <summary>The core of another region of the same world.</summary>
    public CloudCore In(string region) => new(this, region);
}
