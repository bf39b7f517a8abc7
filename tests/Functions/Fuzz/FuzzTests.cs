using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CloudWatch;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.StepFunctions;
using CsCheck;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckInSync;
using Failover.Functions.Steps.CheckRegion;
using Failover.Functions.Steps.CheckWriter;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Functions.Steps.UpsertCname;
using Failover.Functions.Steps.VerifyCluster;
using Failover.LocalCloud.EventBridge;
using Failover.Tests.Fakes;
using Failover.Tests.Functions.Plans;
using Failover.Tests.LocalCloud.CloudWatch;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Fuzz;

/// <summary>Mutated inputs, events and AWS answers: no error without a name, no doubtful write, nothing over 256 KB.</summary>
public sealed class FuzzTests
{
    private readonly FakeContext context = new();

    [Fact]
    public void Input_Mutated_IsVerifiedOrRefusedByName() => RandomJson.Values.Sample(
        json =>
        {
            if (TryParse(json) is { } input)
            {
                VerifyAndReport(input, mutator: null);
            }
        },
        iter: Fuzzed.Mutations,
        threads: 1);

    /// <summary>Recorded events through the deployed rule's transformer.</summary>
    [Fact]
    public void Event_Mutated_IsVerifiedOrRefusedByName()
    {
        var (rule, recorded) = (WriterDownRule(), Shape.Recorded("alarm-composite.json"));
        Fuzzed.Seeds(random =>
        {
            var mutated = JsonMutator.Mutate(recorded.DeepClone(), random);
            if (TryParse(rule.Transform(mutated, "arn", "rule", Sample.Now)) is { } input)
            {
                VerifyAndReport(input, mutator: null);
            }
        });
    }

    [Fact]
    public void Answers_OfVerifyCluster_AreUnderstoodOrNamed() => Fuzzed.Seeds(random => VerifyAndReport(
        Sample.Json("""{"cluster":"orders-prod","alarm":{"name":"a","state":"ALARM","stateChangedAt":"2026-11-22T17:04:40.985+0000"}}"""),
        new Mutator(random, random.NextDouble() * 0.3)));

    [Fact]
    public void Answers_OfCheckWriter_AreUnderstoodOrNamed() => Fuzzed.Seeds(random =>
    {
        var rds = Rds(random, ClusterBuilder.FailedOver);
        var (check, _) = Fuzzed.Run(() =>
            new CheckWriterFunction(rds, Clock).Handle(new CheckWriterRequest(Sample.Plan, null, null), context));
        if (check is { State: WriterState.Promoted })
        {
            Uri.CheckHostName(check.Target).ShouldBe(UriHostNameType.Dns);
        }
    });

    [Fact]
    public void Answers_OfCheckInSync_AreUnderstoodOrNamed() => Fuzzed.Seeds(random =>
    {
        var route53 = MutatedClient<IAmazonRoute53>.Around(new FakeRoute53(), Any(random));
        Fuzzed.Run(() => new CheckInSyncFunction(route53, new FakeTimeProvider(Sample.Now))
            .Handle(new CheckInSyncRequest(Sample.Plan, Sample.Swap, null), context));
    });

    [Fact]
    public void Answers_OfCheckRegion_AreUnderstoodOrNamed() => Fuzzed.Seeds(random =>
    {
        var fake = new FakeRds(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false)) { Global = new GlobalBuilder() };
        var rds = MutatedClient<IAmazonRDS>.Around(fake, Any(random));
        Fuzzed.Run(() => new CheckRegionFunction(rds, new FakeTimeProvider(Sample.Now))
            .Handle(new CheckRegionRequest(Samples.Plan, Samples.Started, null), context));
    });

    /// <summary>A write was made as intended, or is reported as unknown and checked again; and it only points to DNS names.</summary>
    [Fact]
    public void Answers_OfUpsertCname_LeaveNoWriteInDoubt() => Fuzzed.Seeds(random =>
    {
        var fake = FakeRoute53.With(FakeRoute53.Cname(Sample.OldEndpoint));
        var route53 = MutatedClient<IAmazonRoute53>.Around(fake, Any(random));
        var rds = Rds(random, ClusterBuilder.FailedOver);
        var request = new UpsertCnameRequest(Sample.Execution, Sample.Verdict with { RecordValue = Sample.OldEndpoint }, null);
        var (swap, error) = Fuzzed.Run(() =>
            new UpsertCnameFunction(rds, route53, new FakeRegions(), new FakeTimeProvider(Sample.Now)).Handle(request, context));
        foreach (var change in fake.Batches.SelectMany(b => b.Changes).Where(c => c.Action == ChangeAction.CREATE))
        {
            Uri.CheckHostName(change.ResourceRecordSet.ResourceRecords.ShouldHaveSingleItem().Value).ShouldBe(UriHostNameType.Dns);
            change.ResourceRecordSet.Name.ShouldBe(Sample.Record);
        }

        if (swap is not null)
        {
            (fake.Batches.Count > 0).ShouldBe(swap.State == SwapState.Changed, swap.Reason);
        }
        else if (fake.Batches.Count > 0 && fake.Records!.Exists(r => r.ResourceRecords is [{ Value: Sample.ClusterEndpoint }, ..]))
        {
            error.ShouldBeAssignableTo<TransientException>().ShouldNotBeNull().Message.ShouldContain("whether it took effect is unknown");
        }
    });

    [Fact]
    public void Answers_OfReportOutcome_NeverKeepAReportBack() => Fuzzed.Seeds(random =>
    {
        var fake = new FakeCloudWatch { Lag = [new() { Timestamp = Sample.Now.UtcDateTime, Minimum = 1 }] };
        var cloudWatch = MutatedClient<IAmazonCloudWatch>.Around(fake, Any(random));
        var function = new ReportOutcomeFunction(new FakeMetrics(), cloudWatch, new(Sample.Settings), new FakeTimeProvider(Sample.Now));
        var found = Failover.Tests.Functions.Steps.ReportOutcome.Found.Recovered with { RedriveCount = 0 };
        Fuzzed.Run(() => function.Handle(found, context)).Result.ShouldNotBeNull();
    });

    private void VerifyAndReport(JsonElement input, Mutator? mutator)
    {
        var rds = new FakeRds(ClusterBuilder.Healthy.WithTag("mode", "act"));
        var route53 = FakeRoute53.With(FakeRoute53.Cname(Sample.OldEndpoint));
        var cloudWatch = new FakeCloudWatch { CompositeAlarm = "ALARM" };
        var executions = new FakeStepFunctions().Running("e-1", Sample.Now, "{}");
        var function = mutator is null
            ? new VerifyClusterFunction(rds, route53, cloudWatch, executions, new FakeRegions(), new(Sample.Settings), Clock)
            : new VerifyClusterFunction(
                MutatedClient<IAmazonRDS>.Around(rds, mutator),
                MutatedClient<IAmazonRoute53>.Around(route53, mutator),
                MutatedClient<IAmazonCloudWatch>.Around(cloudWatch, mutator),
                MutatedClient<IAmazonStepFunctions>.Around(executions, mutator),
                new FakeRegions(), new(Sample.Settings), Clock);
        var (verdict, error) = Fuzzed.Run(() => function.Handle(new VerifyClusterRequest(input, Sample.Execution), context));
        route53.Batches.ShouldBeEmpty();
        Fuzzed.Report(verdict, error);
    }

    private static FakeTimeProvider Clock => new(Sample.Now);

    private static Mutator Any(Random random) => new(random, random.NextDouble() * 0.3);

    private static IAmazonRDS Rds(Random random, ClusterBuilder cluster) =>
        MutatedClient<IAmazonRDS>.Around(new FakeRds(cluster), Any(random));

    // Invalid JSON never reaches a handler: half a surrogate pair, or a number that is too large.
    private static JsonElement? TryParse(string json)
    {
        try
        {
            return Sample.Json(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static InputTransformer WriterDownRule()
    {
        var world = new World(new WorldSpec(), seed: 1);
        world.Cloud.Core.Time.Run(() =>
        {
            world.Begin();
            return Task.CompletedTask;
        });
        var name = world.Cloud.Stack!["WriterDownRule"].Name;
        return world.Cloud.EventBridge.Rules.Single(r => r.Name == name).Targets[0].Transformer!;
    }
}
