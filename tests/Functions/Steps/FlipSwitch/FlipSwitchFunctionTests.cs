using System.Net;
using Amazon.CloudWatch;
using Amazon.Runtime;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

public sealed class FlipSwitchFunctionTests
{
    private readonly SwitchWorld primary = new(SwitchRole.Primary);
    private readonly SwitchWorld secondary = new(SwitchRole.Secondary);

    [Fact]
    public async Task Handle_SecondaryPromoted_OtherRegionLost_PublishesOneHere()
    {
        secondary.Remote.Error = new HttpRequestException("no route");
        var flip = await secondary.FlipAsync(SwitchWorld.Promoted);
        (flip.State, flip.Name, flip.Target, flip.Port, flip.ChangeId)
            .ShouldBe((SwapState.Changed, Sample.Record, Sample.ClusterEndpoint, 27017, null));
        flip.Reason.ShouldContain("the switch of us-east-1 was turned on");
        flip.Reason.ShouldContain("the switch of eu-west-1 is unknown");
        var put = secondary.Own.Puts.ShouldHaveSingleItem();
        put.Namespace.ShouldBe("Failover");
        var datum = put.MetricData.ShouldHaveSingleItem();
        (datum.MetricName, datum.Value, datum.StorageResolution, datum.Timestamp).ShouldBe(("SwitchedTo", 1, null, null));
        datum.Dimensions.Select(static d => $"{d.Name}={d.Value}").ShouldBe(["GlobalCluster=orders", "Region=us-east-1"]);
        secondary.Own.Asked!.AlarmNames.ShouldBe(["orders-switched-to-us-east-1"]);
        secondary.Remote.Asked!.AlarmNames.ShouldBe(["orders-switched-to-eu-west-1"]);
    }

    [Fact]
    public async Task Handle_SecondaryPromoted_PublishesZeroToASwitchThatIsLeftOn()
    {
        secondary.Remote.MetricAlarm = StateValue.ALARM;
        var flip = await secondary.FlipAsync(SwitchWorld.Promoted);
        (flip.State, flip.Reason).ShouldBe(
            (SwapState.Changed,
                "switched db.example.com to us-east-1: the switch of eu-west-1 was turned off; the switch of us-east-1 was turned on"));
        secondary.Context.Lines.Written.ShouldHaveSingleItem()
            .ShouldStartWith("Switch of {name}: {state} ({reason}) db.example.com Changed switched");
        secondary.Own.Values.ShouldBe([1]);
        secondary.Remote.Values.ShouldBe([0]);
        secondary.Remote.Puts[0].MetricData[0].Dimensions[1].Value.ShouldBe("eu-west-1");
    }

    [Fact]
    public async Task Handle_PrimaryPromoted_TurnsTheOtherSwitchOff_AndLeavesItsOwn()
    {
        primary.Remote.MetricAlarm = StateValue.ALARM;
        (await primary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.Changed);
        primary.Remote.Values.ShouldBe([0]);
        primary.Own.Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_PrimaryPromoted_OtherRegionLost_TurnsItsOwnOn()
    {
        primary.Remote.Error = new HttpRequestException("no route");
        (await primary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.Changed);
        primary.Own.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task Handle_PrimaryPromoted_OtherRegionTakesNothing_TurnsItsOwnOn()
    {
        primary.Remote.MetricAlarm = StateValue.ALARM;
        primary.Remote.PutError = new AmazonCloudWatchException(
            "down", ErrorType.Receiver, "InternalFailure", "r", HttpStatusCode.InternalServerError);
        var flip = await primary.FlipAsync(SwitchWorld.Promoted);
        primary.Own.Values.ShouldBe([1]);
        flip.Reason.ShouldContain("could not be turned off");
    }

    /// <summary>The other region may be slow because it is lost; this one's answer is waited for.</summary>
    [Fact]
    public async Task Handle_EachRegionsCloudWatchTakesThreeSeconds_WaitsForItsOwnOnly()
    {
        primary.Remote.MetricAlarm = StateValue.ALARM;
        primary.Remote.BeforePut = primary.Own.BeforePut = () => primary.Time.Advance(TimeSpan.FromSeconds(3));
        var flip = await primary.FlipAsync(SwitchWorld.Promoted);
        flip.Reason.ShouldBe(
            "switched db.example.com to us-east-1: the switch of eu-west-1 could not be turned off: cloudwatch:PutMetricData in eu-west-1 "
                + "was not answered in time; " +
            "whether it took effect is unknown.; the switch of us-east-1 was turned on");
        (primary.Own.Puts.Count, primary.Remote.Puts.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Handle_OwnTimeIsOver_IsNobodysSilence()
    {
        primary.Remote.MetricAlarm = StateValue.ALARM;
        primary.Remote.BeforePut = () => primary.Time.Advance(TimeSpan.FromMinutes(5));
        await Should.ThrowAsync<AwsUnavailableException>(() => primary.FlipAsync(SwitchWorld.Promoted));
        primary.Own.Puts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_ABugOfOurs_IsNotSwallowed()
    {
        primary.Remote.MetricAlarm = StateValue.ALARM;
        primary.Remote.PutError = new InvalidOperationException("bug");
        await Should.ThrowAsync<InvalidOperationException>(() => primary.FlipAsync(SwitchWorld.Promoted));
        primary.Remote.Error = new InvalidOperationException("bug");
        await Should.ThrowAsync<InvalidOperationException>(() => primary.FlipAsync(SwitchWorld.Promoted));
    }

    [Fact]
    public async Task Handle_SwitchesInPlace_PublishesNothing()
    {
        secondary.Own.MetricAlarm = StateValue.ALARM;
        secondary.Remote.MetricAlarm = StateValue.OK;
        (await secondary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.Current);
        (await primary.FlipAsync(SwitchWorld.Promoted)).State.ShouldBe(SwapState.Current);
        secondary.Own.Puts.Concat(secondary.Remote.Puts).Concat(primary.Own.Puts).Concat(primary.Remote.Puts).ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_AlarmNotThereYet_PublishesAgainAndCountsFromTheFirstTime()
    {
        var first = await secondary.FlipAsync(SwitchWorld.Promoted);
        var at = Sample.Now - TimeSpan.FromSeconds(40);
        var again = await secondary.FlipAsync(SwitchWorld.Promoted, first with { At = at });
        (again.State, again.At, again.Earlier!.At).ShouldBe((SwapState.Changed, at, at));
        secondary.Own.Values.ShouldBe([1, 1]);
        secondary.Own.MetricAlarm = StateValue.ALARM;
        (await secondary.FlipAsync(SwitchWorld.Promoted, again)).Earlier.ShouldBe(again);
    }

    [Fact]
    public async Task Handle_ObserveMode_PublishesNothing()
    {
        secondary.Plan = secondary.Plan with { Mode = Mode.Observe };
        var flip = await secondary.FlipAsync(SwitchWorld.Promoted);
        (flip.State, flip.Reason).ShouldBe((SwapState.WouldChange, $"observe mode: {Sample.Record} would be switched to us-east-1"));
        secondary.Own.Puts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_PrimarysSwitchLeftOn_IsTurnedOffOnceTheOtherHasBeenOffForLong()
    {
        primary.Own.MetricAlarm = StateValue.ALARM;
        primary.Remote.MetricAlarmSince = Sample.Now.AddMinutes(-1);
        (await primary.FlipAsync()).State.ShouldBe(SwapState.Current);
        primary.Remote.MetricAlarmSince = Sample.Now.AddMinutes(-10);
        (await primary.FlipAsync()).State.ShouldBe(SwapState.Changed);
        primary.Own.Values.ShouldBe([0]);
    }

    [Fact]
    public async Task Handle_OtherStackNotDeployed_SaysSo()
    {
        secondary.Remote.MetricAlarm = null;
        (await secondary.FlipAsync(SwitchWorld.Promoted)).Reason.ShouldContain("there is no alarm orders-switched-to-eu-west-1");
    }

    [Fact]
    public async Task Handle_OwnSwitchNotDeployed_IsRefused()
    {
        secondary.Own.MetricAlarm = null;
        (await Should.ThrowAsync<RecordRefusedException>(() => secondary.FlipAsync(SwitchWorld.Promoted)))
            .ShouldTell("the alarm orders-switched-to-us-east-1", "found none", "Deploy the stack with RecordMode switch");
    }

    [Fact]
    public async Task Handle_OwnCloudWatchDown_IsRetriedByTheStateMachine()
    {
        secondary.Own.Error = new HttpRequestException("no route");
        (await Should.ThrowAsync<AwsUnavailableException>(() => secondary.FlipAsync(SwitchWorld.Promoted))).Message.ShouldContain(
            "cloudwatch:DescribeAlarms");
    }

    [Fact]
    public async Task Handle_RecordDeployedToAnotherEndpoint_IsRefused()
    {
        secondary.Rds.Cluster = ClusterBuilder.Healthy with { Endpoint = "other.cluster-c1.us-east-1.docdb.amazonaws.com" };
        (await Should.ThrowAsync<RecordRefusedException>(() => secondary.FlipAsync(SwitchWorld.Promoted)))
            .ShouldTell("other.cluster-c1", $"deployed to point to {Sample.ClusterEndpoint}", "right ClusterEndpoint");
        secondary.Own.Puts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_PlanWithoutSwitch_IsRefused()
    {
        secondary.Plan = Sample.Plan;
        await Should.ThrowAsync<InvalidRequestException>(() => secondary.FlipAsync(SwitchWorld.Promoted));
    }
}
