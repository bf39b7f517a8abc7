using Amazon.Lambda.TestUtilities;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Watch;
using Failover.Functions.Steps.CheckInSync;
using Failover.Functions.Steps.CheckRegion;
using Failover.Functions.Steps.CheckWriter;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Functions.Steps.FlipSwitch;
using Failover.Functions.Steps.PromoteRegion;
using Failover.Functions.Steps.TriggerDrill;
using Failover.Functions.Steps.UpsertCname;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;
using Failover.Tests.Functions.Steps.FlipSwitch;

namespace Failover.Tests.Functions.Moto;

/// <summary>
/// An endpoint that answers one byte a second. The SDK's timeout only covers the headers, and cancelling a body takes it seconds: each step
/// still ends by its own deadline, reporting AWS as unavailable.
/// </summary>
public sealed class DripTests : IDisposable
{
    private const string Content = "<?xml version=\"1.0\"?><DescribeDBClustersResponse><DescribeDBClustersResult>";
    private readonly AwsShapedServer server = AwsShapedServer.Dripping(Content + new string(' ', 10_000));
    private readonly Clients clients;

    public DripTests() => clients = new Clients(server.Url);

    public static TheoryData<string> Steps =>
        ["VerifyCluster", "CheckWriter", "UpsertCname", "CheckInSync", "TriggerDrill", "ChooseRegion", "PromoteRegion", "CheckRegion",
            "FlipSwitch", "Watch"];

    private static TestLambdaContext Context => new() { RemainingTime = TimeSpan.FromSeconds(3) };

    private static Plan Plan => Wire.Plan("orders-prod", "db.shop.example", "Z1");

    private static RegionPromotion Promotion => new()
    {
        State = PromotionState.Started,
        Member = GlobalBuilder.Arn(GlobalBuilder.Europe),
        Region = GlobalBuilder.Europe,
        Planned = false,
        Reason = "started",
        At = Sample.Now,
    };

    public void Dispose() => server.Dispose();

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Handle_AnswerThatDrips_EndsByTheStepsDeadline(string step)
    {
        (await Should.ThrowAsync<AwsUnavailableException>(() => CallAsync(step))).Message.ShouldContain("was not answered in time");
        server.IsDripping.ShouldBeTrue();
    }

    private Task CallAsync(string step)
    {
        var regions = new WireRegions(server.Url);
        var (plan, verdict) = (Plan, Wire.Verdict(Plan, "old.example"));
        return step switch
        {
            "VerifyCluster" => new VerifyClusterFunction(
                    clients.Rds, clients.Route53, clients.CloudWatch, clients.StepFunctions, regions, new(Sample.Settings),
                        TimeProvider.System)
                .Handle(new VerifyClusterRequest(Sample.Json("""{"cluster": "orders-prod"}"""), Wire.Execution), Context),
            "CheckWriter" =>
                new CheckWriterFunction(clients.Rds, TimeProvider.System).Handle(new CheckWriterRequest(plan, null, null), Context),
            "UpsertCname" => new UpsertCnameFunction(clients.Rds, clients.Route53, regions, TimeProvider.System)
                .Handle(new UpsertCnameRequest(Wire.Execution, verdict, null), Context),
            "CheckInSync" => new CheckInSyncFunction(clients.Route53, TimeProvider.System).Handle(
                new CheckInSyncRequest(plan, Sample.Swap with { ChangeId = "C1" }, null), Context),
            "TriggerDrill" => new TriggerDrillFunction(clients.Rds, TimeProvider.System).Handle(
                new TriggerDrillRequest(verdict with { Writer = "orders-prod-1" }), Context),
            "PromoteRegion" => new PromoteRegionFunction(clients.Rds, regions, TimeProvider.System).Handle(
                new PromoteRegionRequest(Samples.Plan, Samples.Chosen), Context),
            "CheckRegion" => new CheckRegionFunction(clients.Rds, TimeProvider.System).Handle(
                new CheckRegionRequest(Samples.Plan, Promotion, null), Context),
            "ChooseRegion" => new ChooseRegionFunction(
                clients.Rds, clients.CloudWatch, regions, new(Sample.Settings), TimeProvider.System).Handle(
                new ChooseRegionRequest(Samples.Plan, Wire.Execution, null, null), Context),
            "FlipSwitch" => new FlipSwitchFunction(clients.Rds, clients.CloudWatch, regions, TimeProvider.System).Handle(
                new FlipSwitchRequest(new SwitchWorld(SwitchRole.Primary).Plan, null, null), Context),
            "Watch" => new WatchFunction(clients.CloudWatch, clients.StepFunctions, clients.Rds, new(Sample.Settings), TimeProvider.System)
                .Handle(
                new WatchRequest("orders-prod", "orders-prod-writer-down", "arn:aws:states:us-east-1:123456789012:stateMachine:failover"),
                Context),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Expected a step that calls AWS."),
        };
    }
}
