using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Wire;
using Failover.Tests.LocalCloud.DocumentDb;

namespace Failover.Tests.LocalCloud.Wire;

public sealed class DatabaseWireTests
{
    private readonly TestCloud cloud = new();

    [Fact]
    public void Ask_TheWriter_IsAnsweredInMillisecondsWithAllMembers()
    {
        var reply = Ask(1);
        reply.Kind.ShouldBe(WireReplyKind.Answered);
        var hello = reply.Hello.ShouldNotBeNull();
        hello.IsWritablePrimary.ShouldBeTrue();
        hello.SetName.ShouldBe("rs0");
        hello.Me.ShouldBe(cloud.Instance(1).Host + ":27017");
        hello.Hosts.Count.ShouldBe(3);
        cloud.Core.Time.Elapsed.TotalMilliseconds.ShouldBeInRange(1, 20);
    }

    [Fact]
    public void Ask_AReader_IsAnsweredAsNotWritable() => Ask(2).Hello.ShouldNotBeNull().IsWritablePrimary.ShouldBeFalse();

    [Theory]
    [InlineData(WireBehaviour.NotAnswering, WireReplyKind.TimedOut)]
    [InlineData(WireBehaviour.Garbage, WireReplyKind.Garbled)]
    [InlineData(WireBehaviour.BadCertificate, WireReplyKind.TlsFailed)]
    [InlineData(WireBehaviour.RefusesWrites, WireReplyKind.WriteFailed)]
    [InlineData(WireBehaviour.NotWritablePrimary, WireReplyKind.WriteFailed)]
    public void Ask_MisbehavingWriter_ReportsWhatIsWrong(WireBehaviour behaviour, WireReplyKind kind)
    {
        cloud.Cluster.Inject.Misbehave(behaviour, lasts: TimeSpan.FromMinutes(1));
        Ask(1).Kind.ShouldBe(kind);
        cloud.Run(() => cloud.Wait(61));
        Ask(1).Kind.ShouldBe(WireReplyKind.Answered);
    }

    [Fact]
    public void Ask_TheWrongCluster_IsAnsweredBySomebodyElse()
    {
        cloud.Cluster.Inject.Misbehave(WireBehaviour.WrongCluster);
        var hello = Ask(1, write: false).Hello.ShouldNotBeNull();
        hello.IsWritablePrimary.ShouldBeTrue();
        hello.Me.ShouldNotBe(cloud.Instance(1).Host + ":27017");
    }

    [Fact]
    public void Ask_ByTheRecordsName_FailsTls() => Ask(1, TestCloud.RecordName).Kind.ShouldBe(WireReplyKind.TlsFailed);

    [Theory]
    [InlineData(InstanceState.Refusing, WireReplyKind.Refused, 0.1)]
    [InlineData(InstanceState.Dropping, WireReplyKind.TimedOut, 2)]
    public void Ask_ADeadInstance_IsRefusedAtOnceOrTimesOut(InstanceState state, WireReplyKind kind, double atMost)
    {
        cloud.Cluster.Inject.CrashInstance("orders-prod-1", state);
        Ask(1).Kind.ShouldBe(kind);
        cloud.Core.Time.Elapsed.TotalSeconds.ShouldBeInRange(atMost == 2 ? 2 : 0, atMost);
    }

    private WireReply Ask(int instance, string? hostName = null, bool write = true) => cloud.Core.Time.Run(() =>
        new DatabaseWire(cloud.Core, cloud.Database).AskAsync(
            new WireRequest(cloud.Instance(instance).Address, 27017, hostName ?? cloud.Cluster.Endpoint) { Write = write },
                CancellationToken.None));
}
