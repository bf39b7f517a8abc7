using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Records;
using Failover.Functions.Steps.CheckInSync;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Moto;

/// <summary>A zone in another account through the SDK's own pipeline: STS first, then Route 53 with what it gave.</summary>
[Collection(MotoTests.Name)]
public sealed class ZoneRoleWireTests(MotoServer moto)
{
    private const string Role = "arn:aws:iam::210987654321:role/failover-zone";

    private const string Assumed = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser>
        <Arn>arn:aws:sts::210987654321:assumed-role/failover-zone/failover-wire</Arn><AssumedRoleId>AROA:failover-wire</AssumedRoleId>
        </AssumedRoleUser><Credentials><AccessKeyId>ASIAZONE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
        <SessionToken>token-of-the-zone</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>
        <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleResponse>
        """;

    private const string NoRecords = """
        <ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ResourceRecordSets/>
        <IsTruncated>false</IsTruncated><MaxItems>10</MaxItems></ListResourceRecordSetsResponse>
        """;

    private static readonly Settings Settings = new() { ZoneRole = Role, ZoneExternalId = "orders-4711" };

    [Fact]
    public async Task Calls_OfOneEnvironment_AssumeTheRoleOnceAndAreSignedWithIt()
    {
        using var server = AwsShapedServer.Sequence(AwsShapedServer.XmlType, (200, Assumed), (200, NoRecords), (200, NoRecords));
        var zones = new ZoneReader(new Clients(server.Url).InZoneRole(Settings));

        await zones.ListAsync("Z1", "db.example.com", CancellationToken.None);
        await zones.ListAsync("Z1", "db.example.com", CancellationToken.None);

        server.Requests.ShouldBe(3);
        var asked = Uri.UnescapeDataString(server.Bodies[0]);
        asked.ShouldContain("Action=AssumeRole");
        asked.ShouldContain($"RoleArn={Role}");
        asked.ShouldContain("ExternalId=orders-4711");
        asked.ShouldContain("RoleSessionName=failover-wire");
        server.Heads[0].ShouldContain("Credential=moto/");
        foreach (var head in server.Heads.Skip(1))
        {
            head.ShouldContain("Credential=ASIAZONE/");
            head.ShouldContain("token-of-the-zone");
        }
    }

    [Theory]
    [InlineData(403, "AccessDenied", typeof(PermissionDeniedException))]
    [InlineData(400, "Throttling", typeof(AwsThrottledException))]
    [InlineData(500, "InternalFailure", typeof(AwsUnavailableException))]
    public async Task Calls_RoleIsNotGiven_FailWithTheErrorThatTheStateMachineKnows(int status, string code, Type error)
    {
        using var server = AwsShapedServer.Xml(status, code, "User: X is not authorized to perform: sts:AssumeRole");
        var zones = new ZoneReader(new Clients(server.Url).InZoneRole(Settings));

        var thrown = await Should.ThrowAsync<Exception>(() => zones.ListAsync("Z1", "db.example.com", CancellationToken.None));

        thrown.ShouldBeOfType(error);
        thrown.Message.ShouldContain(Role);

        // One attempt: the state machine's retries are the only ones.
        server.Requests.ShouldBe(1);
    }

    /// <summary>moto keeps the accounts apart: the zone is in the role's, the cluster in the functions'.</summary>
    [MotoFact]
    public async Task UpsertCname_ZoneOfTheRolesAccount_SwapsTheRecordAndSeesItInSync()
    {
        using var world = new MotoWorld(moto.Url);
        await world.CreateClusterAsync("role-prod");
        var session = await world.Clients.Sts.AssumeRoleAsync(new() { RoleArn = Role, RoleSessionName = "network" });
        var zone = await world.CreateZoneAsync("role.example.com", session.Credentials.AccessKeyId);
        var plan = Wire.Plan("role-prod", "db.role.example.com", zone);
        var route53 = world.Clients.InZoneRole(Settings);

        var swap = await new UpsertCnameFunction(world.Clients.Rds, route53, new FakeRegions(), TimeProvider.System)
            .Handle(new UpsertCnameRequest(Wire.Execution, Wire.Verdict(plan, null), null), Wire.Context);
        var check = await new CheckInSyncFunction(route53, TimeProvider.System)
            .Handle(new CheckInSyncRequest(plan, swap, null), Wire.Context);

        swap.State.ShouldBe(SwapState.Changed);
        check.State.ShouldBe(InSyncState.InSync);
        var read = await new CnameStore(route53).ReadAsync(plan.Zone, plan.Record, CancellationToken.None);
        read.ShouldNotBeNull().Target.ShouldBe(swap.Target);
        await Should.ThrowAsync<RecordRefusedException>(() =>
            new CnameStore(world.Clients.Route53).ReadAsync(plan.Zone, plan.Record, CancellationToken.None));
    }
}
