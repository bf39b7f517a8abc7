using System.CommandLine;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.Commands;
using Failover.Drill.OnAws;
using Failover.Drill.Worlds;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.Tests.Drill.Commands;

namespace Failover.Tests.Drill.OnAws;

/// <summary>
/// <c>drill ready --state-machine</c> against a world in virtual time: the same client, and the state machine that the template deploys.
/// </summary>
public sealed class ReadyOnAwsTests
{
    private const string Machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:failover-readiness";

    [Fact]
    public void Ready_StackThatWasNeverDrilled_ShowsWhatToFixAndFails()
    {
        var (code, output, error, world) = Play();
        code.ShouldBe(ExitCodes.Failed);
        error.ShouldBeEmpty();
        output.ShouldContain("NOT READY");
        output.ShouldContain("NO   last-drill");
        world.Cloud.StepFunctions.AllExecutions.Single(e => e.Name.StartsWith("by-hand-", StringComparison.Ordinal)).Status.ShouldBe(
            ExecutionStatus.SUCCEEDED);
    }

    [Fact]
    public void Ready_AllHolds_Passes()
    {
        var (code, output, _, _) = Play(happens: world =>
        {
            world.Cloud.Sns.Confirm(world.Cloud.Sns.Topics[0].Arn, "oncall@shop.example");
            world.Cloud.CloudWatch.Publish(
                OwnMetrics.NamespaceIn(world.Cloud), "Drilled",
                new Dictionary<string, string> { ["Cluster"] = world.Spec.Cluster }, 1, World.Start.AddDays(-1));
        });
        code.ShouldBe(ExitCodes.Passed, output);
        output.ShouldContain("READY  all checks pass");
    }

    [Fact]
    public void Ready_AsJson_IsTheReportAlone()
    {
        var (code, output, _, _) = Play(json: true);
        code.ShouldBe(ExitCodes.Failed);
        using var document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("ready").GetBoolean().ShouldBeFalse();
        document.RootElement.GetProperty("cluster").GetString().ShouldBe("orders-prod");
    }

    [Fact]
    public void Ready_EvaluationThatFails_SaysWhyAndFails()
    {
        var (code, output, error, _) = Play(happens: world => world.Cloud.Iam = world.Cloud.Iam!.WithoutStatement(
            "ReadinessStateMachine", world.Cloud.Iam.Policies.Statements.Single(
                s => s.Principal == "ReadinessStateMachine" && s.Sid == "RunTheEvaluation").Index));
        code.ShouldBe(ExitCodes.Failed);
        output.ShouldBeEmpty();
        error.ShouldStartWith("Expected the evaluation to answer, but it ended FAILED: ");
    }

    [Fact]
    public void Ready_AnotherMachinesOutput_IsNotAReport()
    {
        var (code, _, error, _) = Play(machine: world => world.Cloud.StateMachine.Arn);
        code.ShouldBe(ExitCodes.Failed);
        error.ShouldStartWith("Expected the evaluation to answer, but ");
    }

    [Fact]
    public void Ready_ExecutionNotYetSeen_IsWaitedFor() => Play(unseen: 2).Output.ShouldContain("NOT READY");

    [Fact]
    public void Ready_ExecutionNeverSeen_IsAnErrorOfAws() =>
        Should.Throw<ExecutionDoesNotExistException>(() => Play(unseen: int.MaxValue));

    [Fact]
    public void Ready_GivenUp_SaysWhereTheAnswerWillBe()
    {
        var (code, _, error, _) = Play(patience: TimeSpan.FromSeconds(1));
        code.ShouldBe(ExitCodes.Stopped);
        error.ShouldContain("the evaluation continues");
        error.ShouldContain(":by-hand-");
    }

    [Theory]
    [InlineData(
        "Expected --state-machine to be a readiness state machine's ARN", "--state-machine",
        "arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover")]
    [InlineData("Expected --state-machine without --break and --all", "--state-machine", Machine, "--all")]
    public async Task Line_Wrong_SaysWhatWasExpected(string expected, params string[] line)
    {
        var printed = await CommandLine.RunAsync(["ready", .. line]);
        printed.Code.ShouldBe(ExitCodes.Usage);
        printed.Error.ShouldStartWith(expected);
    }

    /// <summary>The stack's output ReadyCommand is a command line that this command understands.</summary>
    [Fact]
    public void Template_ReadyCommand_IsThisCommand()
    {
        var world = new World(new WorldSpec { HasApplication = false }, seed: 1);
        world.Cloud.Core.Time.Run(() =>
        {
            world.Begin();
            return Task.CompletedTask;
        });
        var line = world.Cloud.Stack!.Outputs["ReadyCommand"].Split(" -- ");
        line[0].ShouldBe("dotnet run --project drill -c Release");
        new RootCommand().WithDrills().Parse(line[1]).Errors.ShouldBeEmpty();
        line[1].ShouldEndWith(world.Cloud.Stack["ReadinessStateMachine"].Arn);
    }

    private static (int Code, string Output, string Error, World World) Play(
        bool json = false, Action<World>? happens = null, Func<World, string>? machine = null, int unseen = 0, TimeSpan? patience = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var world = new World(
            new WorldSpec
            {
                HasApplication = false,
                Parameters = new Dictionary<string, string> { ["NotificationEmail"] = "oncall@shop.example" },
            }, seed: 1);
        var code = -1;
        var time = world.Cloud.Core.Time;
        time.Run(async () =>
        {
            world.Begin();
            await time.Delay(TimeSpan.FromMinutes(10), CancellationToken.None);
            happens?.Invoke(world);
            using var client = new LateClient(world, unseen);
            using var stop = new CancellationTokenSource(patience ?? Timeout.InfiniteTimeSpan, time);
            code = await ReadyOnAws.AskAsync(
                new InvocationConfiguration { Output = output, Error = error }, client, machine?.Invoke(world)
                    ?? world.Cloud.Stack!["ReadinessStateMachine"].Arn, json, time, stop.Token);
        });
        return (code, output.ToString(), error.ToString(), world);
    }

    /// <summary>Does not find an execution in its first few calls.</summary>
    private sealed class LateClient(World world, int unseen)
        : AmazonStepFunctionsClient(
        new AnonymousAWSCredentials(), new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.USEast1 })
    {
        private readonly SimulatedStepFunctionsClient person = new(world.Cloud.StepFunctions, world.Cloud.Core, "person");
        private int looks;

        public override Task<StartExecutionResponse> StartExecutionAsync(
            StartExecutionRequest request, CancellationToken cancellationToken = default) =>
            person.StartExecutionAsync(request, cancellationToken);

        public override Task<DescribeExecutionResponse> DescribeExecutionAsync(
            DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
            looks++ < unseen ? Task.FromException<DescribeExecutionResponse>(new ExecutionDoesNotExistException("Execution Does Not Exist"))
            : person.DescribeExecutionAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            person.Dispose();
            base.Dispose(disposing);
        }
    }
}
