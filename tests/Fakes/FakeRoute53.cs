using Amazon;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Failover.Tests.Fakes;

/// <summary>Route 53 with one zone: batches are all or nothing, a DELETE must match exactly, a CREATE must find nothing.</summary>
internal sealed class FakeRoute53()
    : AmazonRoute53Client(new AnonymousAWSCredentials(), new AmazonRoute53Config { RegionEndpoint = RegionEndpoint.USEast1 })
{
    public string ZoneName { get; init; } = "example.com.";

    public bool IsPrivate { get; init; }

    public List<ResourceRecordSet>? Records { get; set; } = [];

    /// <summary>Errors by operation: <c>GetHostedZone</c>.</summary>
    public Dictionary<string, Exception> Errors { get; } = [];

    public List<ChangeBatch> Batches { get; } = [];

    /// <summary>Runs between the caller's read and its change.</summary>
    public Action? BeforeChange { get; set; }

    /// <summary>The change is applied, but its answer is this error.</summary>
    public Exception? LostAnswer { get; set; }

    public string ChangeStatusNow { get; set; } = "PENDING";

    /// <summary>How often the records were read.</summary>
    public int Reads { get; private set; }

    public string? ChangeAsked { get; private set; }

    public static FakeRoute53 With(params ResourceRecordSet[] records) => new() { Records = [.. records] };

    public static ResourceRecordSet Cname(string value, string name = Sample.Record + ".", long ttl = 60) =>
        new() { Name = name, Type = RRType.CNAME, TTL = ttl, ResourceRecords = [new ResourceRecord { Value = value }] };

    public override Task<GetHostedZoneResponse> GetHostedZoneAsync(
        GetHostedZoneRequest request, CancellationToken cancellationToken = default) =>
        Answer("GetHostedZone", () => new GetHostedZoneResponse
        {
            HostedZone = new HostedZone
            {
                Id = request.Id,
                Name = ZoneName,
                Config = new HostedZoneConfig { PrivateZone = IsPrivate },
            }
        });

    public override Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(
        ListResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        Answer("ListResourceRecordSets",
            () => Counted(new ListResourceRecordSetsResponse { ResourceRecordSets = Records is null ? null : [.. Records] }));

    public override Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default)
    {
        Batches.Add(request.ChangeBatch);
        BeforeChange?.Invoke();
        return Answer("ChangeResourceRecordSets", () =>
        {
            Apply(request.ChangeBatch);
            return LostAnswer is null
                ? new ChangeResourceRecordSetsResponse { ChangeInfo = new ChangeInfo { Id = "/change/C1", Status = ChangeStatus.PENDING } }
                : throw LostAnswer;
        });
    }

    public override Task<GetChangeResponse> GetChangeAsync(GetChangeRequest request, CancellationToken cancellationToken = default) =>
        Answer("GetChange", () =>
        {
            ChangeAsked = request.Id;
            return new GetChangeResponse { ChangeInfo = new ChangeInfo { Id = request.Id, Status = ChangeStatusNow } };
        });

    private static bool IsSame(ResourceRecordSet a, ResourceRecordSet b) =>
        a.Name == b.Name && a.Type == b.Type && a.TTL == b.TTL
        && a.ResourceRecords.Select(r => r.Value).SequenceEqual(b.ResourceRecords.Select(r => r.Value));

    private void Apply(ChangeBatch batch)
    {
        var after = new List<ResourceRecordSet>(Records ?? []);
        foreach (var change in batch.Changes)
        {
            var set = change.ResourceRecordSet;
            var isFine = change.Action == ChangeAction.DELETE
                ? after.RemoveAll(r => IsSame(r, set)) == 1
                : !after.Exists(r => r.Name.TrimEnd('.') == set.Name.TrimEnd('.'));
            if (!isFine)
            {
                throw Faults.BadBatch($"{change.Action} of {set.Name}: the record set does not match");
            }

            if (change.Action == ChangeAction.CREATE)
            {
                after.Add(set);
            }
        }

        Records = after;
    }

    private Task<T> Answer<T>(string operation, Func<T> answer)
    {
        try
        {
            return Errors.TryGetValue(operation, out var error) ? Task.FromException<T>(error) : Task.FromResult(answer());
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }

    private ListResourceRecordSetsResponse Counted(ListResourceRecordSetsResponse answer)
    {
        Reads++;
        return answer;
    }
}
