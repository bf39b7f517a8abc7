using System.Globalization;
using Amazon;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Sts;

namespace Failover.LocalCloud.Route53;

/// <summary>
/// The SDK's Route 53 client, answered by <see cref="Route53Service"/> through the gate and within the account's quota.
/// </summary>
/// <param name="timeout">How long it waits for an answer; null for <see cref="ApiGate.ClientTimeout"/>.</param>
/// <param name="signer">Whose credentials sign the calls; null for the caller's own.</param>
public sealed class SimulatedRoute53Client(
    Route53Service service, CloudCore core, string caller, TimeSpan? timeout = null, CallSigner? signer = null)
    : AmazonRoute53Client(new AnonymousAWSCredentials(), new AmazonRoute53Config { RegionEndpoint = RegionEndpoint.USEast1 })
{
    private const int LargestPage = 300;

    public override Task<GetHostedZoneResponse> GetHostedZoneAsync(
        GetHostedZoneRequest request, CancellationToken cancellationToken = default) =>
        Call("GetHostedZone", ZoneArn(request.Id), call => Describe(Zone(call, request.Id)), null, cancellationToken);

    public override Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(
        ListResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        Call("ListResourceRecordSets", ZoneArn(request.HostedZoneId), call => List(call, request), null, cancellationToken);

    public override Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        Call(
            "ChangeResourceRecordSets",
            ZoneArn(request.HostedZoneId),
            call => new ChangeResourceRecordSetsResponse
            {
                ChangeInfo = service.Change(Zone(call, request.HostedZoneId).Id, request.ChangeBatch, caller),
            },
            ChangeConditions.From(request.ChangeBatch),
            cancellationToken,
            (request.ChangeBatch?.Changes ?? []).Sum(static change => change.Action == ChangeAction.UPSERT ? 2 : 1));

    public override Task<GetChangeResponse> GetChangeAsync(GetChangeRequest request, CancellationToken cancellationToken = default) =>
        Call(
            "GetChange",
            "arn:aws:route53:::change/" + Route53Service.Bare(request.Id),
            _ => new GetChangeResponse { ChangeInfo = service.GetChange(request.Id) },
            null,
            cancellationToken);

    public override Task<GetHealthCheckResponse> GetHealthCheckAsync(
        GetHealthCheckRequest request, CancellationToken cancellationToken = default) =>
        Call("GetHealthCheck", "arn:aws:route53:::healthcheck/"
            + request.HealthCheckId, _ => Describe(service.HealthChecks.Get(request.HealthCheckId)), null, cancellationToken);

    private static string ZoneArn(string? id) => "arn:aws:route53:::hostedzone/" + Route53Service.Bare(id);

    private static GetHealthCheckResponse Describe(HealthCheckState check) =>
        new() { HealthCheck = new HealthCheck { Id = check.Id, CallerReference = check.Id, HealthCheckConfig = check.Config } };

    private static GetHostedZoneResponse Describe(ZoneState zone) => new()
    {
        HostedZone = new HostedZone
        {
            Id = "/hostedzone/" + zone.Id,
            Name = zone.Name,
            CallerReference = zone.Id,
            Config = new HostedZoneConfig { PrivateZone = zone.IsPrivate },
            ResourceRecordSetCount = zone.Current.Records.Count,
        },
    };

    /// <summary>The zone, if it belongs to the account whose credentials sign the call.</summary>
    private ZoneState Zone(ApiCall call, string? id) =>
        service.Zone(id ?? "") is var zone && zone.Account == (call.Role?.Account ?? CloudCore.Account) ? zone
            : throw Route53Errors.Make("AccessDenied", $"User: {Refusal.Caller(call)} is not authorized to access this resource", 403);

    private async Task<T> Call<T>(
        string operation,
        string resource,
        Func<ApiCall, T> effect,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? conditions,
        CancellationToken cancellationToken,
        int changes = 0)
        where T : AmazonWebServiceResponse
    {
        var call = new ApiCall("route53", operation, caller, resource) { Timeout = timeout ?? ApiGate.ClientTimeout };
        call = conditions is null ? call : call with { Conditions = conditions };
        call = signer is null ? call : call with { Role = await signer.SignAsync(Route53Errors.Make) };
        return await core.Gate.CallAsync(
            call, Route53Errors.Make, () => WithinQuota(operation, changes, () => effect(call)), service.ControlPlane.Strike(),
            cancellationToken);
    }

    private T WithinQuota<T>(string operation, int changes, Func<T> effect)
        where T : AmazonWebServiceResponse
    {
        if (!service.Quota.TryTake(service.Options, operation, changes))
        {
            throw Route53Errors.Throttling();
        }

        var response = effect();
        response.HttpStatusCode = System.Net.HttpStatusCode.OK;
        return response;
    }

    private ListResourceRecordSetsResponse List(ApiCall call, ListResourceRecordSetsRequest request)
    {
        var zone = Zone(call, request.HostedZoneId);
        if (request.StartRecordName is null && request.StartRecordType is not null)
        {
            throw Route53Errors.InvalidInput("The type field is not allowed without the name field.");
        }

        var size = PageSize(request.MaxItems);
        var records = zone.Current.Records;
        var from = request.StartRecordName is { } name
            ? zone.Current.IndexFrom(DnsName.Normalize(name), request.StartRecordType?.Value, request.StartRecordIdentifier)
            : 0;
        var response = new ListResourceRecordSetsResponse
        {
            ResourceRecordSets = [.. records.Skip(from).Take(size).Select(record => record.ToSdk())],
            IsTruncated = from + size < records.Count,
            MaxItems = size.ToString(CultureInfo.InvariantCulture),
        };
        if (from + size < records.Count)
        {
            var next = records[from + size];
            response.NextRecordName = next.Name;
            response.NextRecordType = new RRType(next.Type);
            response.NextRecordIdentifier = next.SetIdentifier;
        }

        return response;
    }

    private static int PageSize(string? maxItems)
    {
        if (maxItems is null)
        {
            return LargestPage;
        }

        // As on AWS, a number above the maximum counts as the maximum.
        return int.TryParse(maxItems, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? Math.Min(size, LargestPage)
            : throw Route53Errors.InvalidInput($"Invalid value for MaxItems: {maxItems}");
    }
}
