using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.CloudWatch.Model;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckInSync;
using Failover.Functions.Steps.CheckRegion;
using Failover.Functions.Steps.CheckWriter;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Functions.Steps.ProbeWriter;
using Failover.Functions.Steps.PromoteRegion;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Functions.Steps.Unrecovered;
using Failover.Functions.Steps.UpsertCname;
using Failover.Functions.Steps.VerifyCluster;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>
/// The deployed definition with the real steps, as seen from Europe, whose cluster is a secondary: the East does not answer, the heartbeat
/// is lost, and a requested failover takes a minute.
/// </summary>
internal sealed partial class RegionBed : ITaskRunner
{
    private readonly FailoverSerializer serializer = new();
    private readonly Dictionary<string, Func<Stream, Stream, Task>> steps;

    public RegionBed(Settings? settings = null)
    {
        Service = new StepFunctionsService(Core);
        Settings = settings ?? Sample.Settings with { GlobalCluster = "orders", Approval = ApprovalKind.Never };
        Database.OnGlobalFailover = () => Core.Time.After(TimeSpan.FromMinutes(1), () =>
        {
            // After a failover the others are rebuilt before they are connected again.
            Database.Global = new GlobalBuilder
            {
                Writer = GlobalBuilder.Europe,
                Disconnected = Database.FailoverAsked?.Switchover == true ? [] : [GlobalBuilder.East, GlobalBuilder.West],
            };
            foreach (var other in Regions.Databases.Values)
            {
                other.Global = Database.Global;
            }

            Database.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true);
        });
        Regions.Metrics[GlobalBuilder.West] = new FakeCloudWatch();
        steps = new(StringComparer.Ordinal)
        {
            ["VerifyCluster"] = Step<VerifyClusterRequest, Verdict>((r, c) =>
                new VerifyClusterFunction(Database, Route53, CloudWatch, new FakeStepFunctions(), Regions, new(Settings), Core.Time)
                    .Handle(r, c)),
            ["ChooseRegion"] = Step<ChooseRegionRequest, RegionChoice>(
                (r, c) => new ChooseRegionFunction(Database, CloudWatch, Regions, new(Sample.Settings), Core.Time).Handle(r, c)),
            ["PromoteRegion"] = Step<PromoteRegionRequest, RegionPromotion>(
                (r, c) => new PromoteRegionFunction(Database, Regions, Core.Time).Handle(r, c)),
            ["CheckRegion"] = Step<CheckRegionRequest, RegionCheck>((r, c) => new CheckRegionFunction(Database, Core.Time).Handle(r, c)),
            ["CheckWriter"] = Step<CheckWriterRequest, WriterCheck>((r, c) => new CheckWriterFunction(Database, Core.Time).Handle(r, c)),
            ["UpsertCname"] = Step<UpsertCnameRequest, RecordSwap>(
                (r, c) => new UpsertCnameFunction(Database, Route53, Regions, Core.Time).Handle(r, c)),
            ["CheckInSync"] = Step<CheckInSyncRequest, InSyncCheck>((r, c) => new CheckInSyncFunction(Route53, Core.Time).Handle(r, c)),
            ["ProbeWriter"] = Step<ProbeWriterRequest, ProbeCheck>(
                (r, c) => new ProbeWriterFunction(Network, new(Settings), Core.Time).Handle(r, c)),
            ["ReportOutcome"] = Step<ReportOutcomeRequest, Report>(
                (r, c) => new ReportOutcomeFunction(new FakeMetrics(), CloudWatch, new(Settings), Core.Time).Handle(r, c)),
            ["Unrecovered"] = Step<UnrecoveredRequest, Redriven>((r, _) => Task.FromResult(new UnrecoveredFunction(Core.Time).Handle(r))),
        };
    }

    public CloudCore Core { get; } = new(1, Sample.Now);

    public StepFunctionsService Service { get; }

    public Settings Settings { get; }

    public FakeRds Database { get; } = new(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false))
    {
        Global = new GlobalBuilder(),
        GlobalAfter = new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe },
    };

    public FakeRoute53 Route53 { get; } =
        new() { Records = [FakeRoute53.Cname(GlobalBuilder.Endpoint(GlobalBuilder.East))], ChangeStatusNow = "INSYNC" };

    public FakeCloudWatch CloudWatch { get; } = new()
    {
        MetricAlarm = "ALARM",
        Lag = [new Datapoint { Timestamp = Sample.Now.UtcDateTime.AddMinutes(-1), Maximum = 500 }],
    };

    public FakeRegions Regions { get; } = new();

    public FakeNetwork Network { get; } = new()
    {
        Name = new([GlobalBuilder.Endpoint(GlobalBuilder.Europe)], [IPAddress.Parse("10.0.0.1")]),
        Wire = FakeNetwork.Primary(Sample.InstanceEndpoint("orders-eu-1")),
    };

    /// <summary>The messages to operators.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>The steps that ran, in order.</summary>
    public List<string> Ran { get; } = [];

    /// <summary>What is sent back with the token of the request for approval; null for nothing.</summary>
    public string? Answer { get; set; }

    /// <summary>A failure that is sent back instead, five minutes later; null for <see cref="Answer"/>.</summary>
    public (string? Error, string? Cause)? FailAnswer { get; set; }

    /// <summary>The error with which SNS refuses the request for approval; null if it accepts it.</summary>
    public string? PublishError { get; set; }

    /// <summary>How often SNS refused it.</summary>
    public int Refused { get; private set; }

    public string Record => Route53.Records!.Single().ResourceRecords[0].Value;

    public string RunOnce(string input = """{"cluster": "orders-eu"}""") => Report(Core.Time.Run(() => StartAsync(input)));

    public async Task<StateMachineExecution> StartAsync(string input = """{"cluster": "orders-eu"}""")
    {
        var machine = Service.CreateStateMachine("stack-failover", RegionDefinition.Whole, this, "arn:aws:iam::123456789012:role/Machine");
        var execution = Service.StartExecution(machine, null, input);
        await execution.Completion;
        return execution;
    }

    /// <summary>The outcome and the summary of an execution that succeeded or failed.</summary>
    public static string Report(StateMachineExecution execution) => execution.Output is { } output
        ? $"{Sample.Json(output).GetProperty("outcome").GetString()}: {Sample.Json(output).GetProperty("summary").GetString()}"
        : $"{execution.Error}: {execution.Cause}";

    public async Task<TaskResult> RunAsync(string resource, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        if (resource.StartsWith("arn:aws:states:::sns:publish", StringComparison.Ordinal))
        {
            return Publish(resource, JsonSerializer.Deserialize<JsonElement>(input.Span).GetProperty("Message").GetString()!);
        }

        if (resource.StartsWith("arn:aws:states:::aws-sdk:", StringComparison.Ordinal))
        {
            return resource.EndsWith("s3:putObject", StringComparison.Ordinal) ? new TaskResult("{}"u8.ToArray())
                : Failed("Lambda.LambdaException", "nothing is known of the VPC");
        }

        var step = resource[RegionDefinition.Function.Length..].Replace("FunctionArn", "", StringComparison.Ordinal);
        Ran.Add(step);
        await Core.Time.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
        using var request = new MemoryStream(input.ToArray());
        using var response = new MemoryStream();
        try
        {
            await steps[step](request, response);
        }
        catch (Exception e) when (e is PermanentException or AwsUnavailableException or AwsThrottledException)
        {
            return Failed(e.GetType().Name, JsonSerializer.Serialize(new { errorMessage = e.Message }));
        }

        return new TaskResult(response.ToArray());
    }

    private static TaskResult Failed(string error, string cause) => TaskResult.Failed(new TaskFailure(error, cause));

    private TaskResult Publish(string resource, string message)
    {
        var asks = resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal);
        if (asks && PublishError is { } refusal)
        {
            Refused++;
            return Failed(refusal, "SNS refused it");
        }

        Messages.Add(message);
        var token = Token().Match(message).Groups[1].Value;
        if (asks && FailAnswer is var (error, cause))
        {
            Core.Time.After(TimeSpan.FromMinutes(5), () => Service.SendTaskFailure(token, error, cause));
        }
        else if (asks && Answer is { } answer)
        {
            Core.Time.After(TimeSpan.FromMinutes(5), () => Service.SendTaskSuccess(token, answer));
        }

        return new TaskResult("""{"MessageId": "m"}"""u8.ToArray());
    }

    private Func<Stream, Stream, Task> Step<TRequest, TResult>(Func<TRequest, FakeContext, Task<TResult>> handle) =>
        async (request, response) =>
        serializer.Serialize(await handle(serializer.Deserialize<TRequest>(request), new FakeContext()), response);

    [GeneratedRegex(@"--task-token (\S+) --task-output '\{""approved"": true[^']*\}'")]
    private static partial Regex Token();
}
