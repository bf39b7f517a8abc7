using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Contract;
using Failover.Functions.Cnames;
using Failover.Functions.Steps.CheckInSync;

namespace Failover.Tests.Functions.Moto;

/// <summary>Route 53's own answers where moto's differ, according to its API reference and service model.</summary>
public sealed class Route53AnswerTests
{
    private const string Namespace = "https://route53.amazonaws.com/doc/2013-04-01/";

    [Fact]
    public async Task Swap_RecordIsNoLongerWhatWasRead_GivesNoChange()
    {
        using var server = AwsShapedServer.Text(400, "text/xml", $"""
            <?xml version="1.0"?>
            <ErrorResponse xmlns="{Namespace}"><Error><Type>Sender</Type><Code>InvalidChangeBatch</Code>
            <Message>[Tried to delete resource record set [name='db.example.com.', type='CNAME'] but the values provided do not match the current values]</Message>
            </Error><RequestId>1</RequestId></ErrorResponse>
            """);

        var (change, refusal) = await SwapAsync(server);

        change.ShouldBeNull();
        refusal.ShouldNotBeNull().ShouldContain("do not match the current values");
    }

    [Fact]
    public async Task Swap_RefusedWithTheBareElement_GivesNoChange()
    {
        using var server = AwsShapedServer.Text(400, "text/xml", $"""
            <?xml version="1.0"?>
            <InvalidChangeBatch xmlns="{Namespace}"><Messages><Message>Tried to create resource record set [name='db.example.com.',
            type='CNAME'] but it already exists</Message></Messages><RequestId>1</RequestId></InvalidChangeBatch>
            """);

        (await SwapAsync(server)).ChangeId.ShouldBeNull();
    }

    [Fact]
    public async Task CheckInSync_PendingChange_Waits()
    {
        using var server = AwsShapedServer.Text(200, "text/xml", $"""
            <?xml version="1.0"?>
            <GetChangeResponse xmlns="{Namespace}"><ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status>
            <SubmittedAt>2026-11-22T17:04:40.985Z</SubmittedAt></ChangeInfo></GetChangeResponse>
            """);

        var check = await CheckAsync(server);

        check.State.ShouldBe(InSyncState.Pending);
        check.WaitSeconds.ShouldBe(3);
    }

    [Fact]
    public async Task CheckInSync_ChangeUnknownToRoute53_IsLost()
    {
        using var server = AwsShapedServer.Xml(404, "NoSuchChange", "A change with the specified change ID does not exist");

        (await CheckAsync(server)).State.ShouldBe(InSyncState.Lost);
    }

    private static Task<SwapAnswer> SwapAsync(AwsShapedServer server)
    {
        var read = new CnameRecord("db.example.com.", "old.example.net", 5);
        return new CnameStore(new Clients(server.Url).Route53).SwapAsync(
            "Z1", [new PlannedSwap("db.example.com", read, "new.example.net")], 5, "", CancellationToken.None);
    }

    private static Task<InSyncCheck> CheckAsync(AwsShapedServer server)
    {
        var swap = new RecordSwap
        {
            State = SwapState.Changed,
            Name = "db.example.com",
            ChangeId = "C1",
            Reason = "swapped",
            At = Wire.Execution.StartedAt,
        };
        return new CheckInSyncFunction(new Clients(server.Url).Route53, TimeProvider.System)
            .Handle(new CheckInSyncRequest(Wire.Plan("orders-prod", "db.example.com", "Z1"), swap, null), Wire.Context);
    }
}
