using System.CommandLine;
using Failover.Drill.Accept;
using Failover.Drill.Commands;
using Failover.Drill.Facts;
using Failover.Drill.Worlds;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Time;
using Failover.Tests.Drill.Commands;

namespace Failover.Tests.Drill.Accept;

/// <summary>The command against a cloud whose figures are known, and unlike the simulator's guesses.</summary>
public sealed class AcceptRunTests
{
    private static readonly WorldSpec Unlike = new()
    {
        HasApplication = false,
        DeliversClusterEvents = true,
        DocumentDb = new DocumentDbOptions { Promotion = Exactly(31) },
        Route53 = new Route53Options { Propagation = Exactly(95) },
        CloudWatch = new CloudWatchOptions { EmbeddedDelay = (TimeSpan.FromSeconds(21), TimeSpan.FromSeconds(21)) },
        Lambda = new LambdaOptions { ColdStart = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4)) },
    };

    [Fact]
    public void Accept_FiguresUnlikeTheGuesses_FindsThemWithinATenth()
    {
        var (code, output, facts) = Play(Unlike, scratch: true, failover: true);
        code.ShouldBe(ExitCodes.Passed, output);
        Near(facts!.Promotion, 31);
        Near(facts.Propagation, 95);
        Near(facts.BeatToMetric, 21);
        Near(facts.ColdStart, 4);
        facts.Findings.ToDictionary(f => f.Id, f => f.State).ShouldBe(
            new Dictionary<string, FindingState>
            {
                ["cold-start"] = FindingState.Refuted,
                ["beat-to-metric"] = FindingState.Refuted,
                ["insync"] = FindingState.Refuted,
                ["promotion"] = FindingState.Refuted,
                ["cluster-events"] = FindingState.Confirmed,
                ["lag-dimension"] = FindingState.NotSeen,
            },
            ignoreOrder: true);
    }

    [Fact]
    public void Accept_CloudAsGuessedWithoutClusterEvents_ConfirmsTheFiguresAndRefutesTheEvents()
    {
        var (_, output, facts) = Play(new WorldSpec { HasApplication = false }, scratch: true, failover: true);
        facts!.Findings.Where(f => f.State == FindingState.Confirmed).Select(f => f.Id)
            .ShouldBe(["cold-start", "beat-to-metric", "insync", "promotion"], output);
        facts.Findings.Single(f => f.Id == "cluster-events").State.ShouldBe(FindingState.Refuted);
    }

    [Fact]
    public void Accept_NothingAllowed_WritesNothingAndSaysWhatWasNotSeen()
    {
        World? seen = null;
        var (code, _, facts) = Play(Unlike, scratch: false, failover: false, watch: world => seen = world);
        code.ShouldBe(ExitCodes.Passed);
        facts!.Findings.Where(f => f.State == FindingState.NotSeen).Select(f => f.Id)
            .ShouldBe(["insync", "promotion", "cluster-events", "lag-dimension"]);
        seen!.Cloud.Core.Gate.Counts.Keys.ShouldNotContain("rds:FailoverDBCluster");
        seen.Cloud.Core.Gate.Counts.Keys.ShouldNotContain("route53:ChangeResourceRecordSets");
    }

    [Fact]
    public void Accept_ScratchRecord_IsDeletedAtTheEnd()
    {
        World? seen = null;
        Play(new WorldSpec { HasApplication = false }, scratch: true, failover: false, watch: world => seen = world);
        seen!.Cloud.Route53.Zone(seen.Spec.ZoneId).Find(AcceptChoices.ScratchName(seen.Spec.Record), "TXT").ShouldBeNull();
        seen.Cloud.Core.Gate.Counts["route53:ChangeResourceRecordSets"].ShouldBe(4);
    }

    [Fact]
    public void Accept_InASecondarysRegion_FindsTheLagsDimension()
    {
        var spec = new WorldSpec { HasApplication = false, Secondaries = [new SecondarySpec("eu-west-1", "orders-eu")] };
        var (_, output, facts) = Play(spec, scratch: false, failover: false, cluster: "orders-eu", region: 1);
        facts.ShouldNotBeNull(output).Findings.Single(f => f.Id == "lag-dimension").State.ShouldBe(FindingState.Confirmed);
    }

    [Fact]
    public async Task Accept_FailoverWithoutATerminalToAskOn_StartsNothing()
    {
        var printed = await CommandLine.RunAsync(
            "accept", "--cluster", "orders-prod", "--failover", "--state-machine",
            "arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover");
        printed.Code.ShouldBe(ExitCodes.Usage);
        printed.Error.ShouldContain("Expected --yes");
    }

    [Fact]
    public void Accept_NoSuchCluster_SaysWhereToRead()
    {
        var (code, output, facts) = Play(Unlike, scratch: false, failover: false, cluster: "no-such");
        code.ShouldBe(ExitCodes.Failed);
        output.ShouldContain("Expected the observe run to stand down");
        facts.ShouldBeNull();
    }

    private static DurationRange Exactly(double seconds) => DurationRange.Exactly(TimeSpan.FromSeconds(seconds));

    private static void Near(MeasuredRange? found, double expected)
    {
        found.ShouldNotBeNull();
        found.Median.ShouldBe(expected, expected / 10);
        found.Least.ShouldBe(expected, expected / 10);
        found.Most.ShouldBe(expected, expected / 10);
    }

    private static (int Code, string Output, MeasuredFacts? Facts) Play(
        WorldSpec spec, bool scratch, bool failover, string cluster = "orders-prod", Action<World>? watch = null, int region = 0)
    {
        using var output = new StringWriter();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var world = new World(spec, seed: 1);
            watch?.Invoke(world);
            var code = -1;
            world.Cloud.Core.Time.Run(async () =>
            {
                world.Begin();
                await world.Cloud.Core.Time.Delay(World.WarmUp, CancellationToken.None);
                var cloud = world.Global.Regions[region];
                var core = cloud.Core;
                using var clients = new AcceptClients(
                    new SimulatedStepFunctionsClient(cloud.StepFunctions, core, "person"),
                    new SimulatedRdsClient(cloud.DocumentDb, core, "person"),
                    new SimulatedRoute53Client(cloud.Route53, core, "person"),
                    new SimulatedCloudWatchClient(cloud.CloudWatch, core, "person"));
                code = await AcceptCommand.AcceptAsync(
                    new InvocationConfiguration { Output = output, Error = output },
                    clients,
                    new AcceptChoices(cloud.StateMachine.Arn, cluster, Listen: 60, scratch, failover),
                    new(file, Json: false),
                    core.Time,
                    CancellationToken.None);
            });
            return (code, output.ToString(), File.Exists(file) ? FactsFile.Read(file) : null);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
