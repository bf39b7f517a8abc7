using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

/// <summary>What the resolver of the probe's VPC answered for the record, before anything was written.</summary>
public sealed record NameLook
{
    /// <summary>Null if the look at the name failed.</summary>
    public ProbeOutcome? Outcome { get; init; }

    /// <summary>One sentence for a person.</summary>
    public string? Reason { get; init; }

    /// <summary>The probe's VPC; null if it was not read, or could not be.</summary>
    public VpcIdentity? Vpc { get; init; }

    /// <summary>The private zones that the VPC sees; null if they were not read, or could not be.</summary>
    public VpcZones? Zones { get; init; }

    /// <summary>Whether the name does not resolve to what the record in Route 53 says.</summary>
    [JsonIgnore]
    public bool IsMisled => Outcome is ProbeOutcome.ResolvesElsewhere or ProbeOutcome.NotResolved;
}

/// <summary>The part of Lambda's <c>GetFunctionConfiguration</c> that says which VPC the function is in.</summary>
public sealed record VpcIdentity(string Id);

/// <summary>Route 53's <c>ListHostedZonesByVPC</c>: zones of all accounts, but not those of Route 53 Profiles.</summary>
/// <param name="Listed">The first hundred.</param>
public sealed record VpcZones(IReadOnlyList<ZoneSummary>? Listed);

/// <param name="HostedZoneId">Without <c>/hostedzone/</c>.</param>
/// <param name="Name">With a trailing dot.</param>
public sealed record ZoneSummary(string HostedZoneId, string Name, ZoneOwner? Owner);

/// <summary>One of the two.</summary>
public sealed record ZoneOwner(string? OwningAccount, string? OwningService);
