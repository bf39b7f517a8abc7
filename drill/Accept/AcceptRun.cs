using System.Text.Json.Nodes;
using Failover.Drill.Facts;
using Failover.Drill.OnAws;

namespace Failover.Drill.Accept;

/// <summary>Tests this project's assumptions about AWS on one stack, and measures what the simulator guesses.</summary>
/// <param name="progress">Called with each next step, one line each.</param>
internal sealed class AcceptRun(AcceptClients clients, TimeProvider time, Action<string> progress)
{
    /// <exception cref="AcceptException">The stack or the cluster is not what was expected.</exception>
    public async Task<MeasuredFacts> ExecuteAsync(AcceptChoices choices, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        progress("An observe run, which writes nothing");
        var first = await ObserveAsync(choices, cancellationToken);
        progress("A second one, on functions that are warm now");
        var second = await ObserveAsync(choices, cancellationToken);
        var facts = new MeasuredFacts
        {
            Version = MeasuredFacts.CurrentVersion,
            TakenAt = time.GetUtcNow(),
            StateMachine = choices.StateMachine,
            Cluster = choices.Cluster,
            Findings = [],
            ColdStart = findings.ColdStart(first.Verified - second.Verified),
            BeatToMetric = findings.Beats(await BeatsAsync(choices, cancellationToken)),
            Propagation = findings.InSync(await ScratchAsync(choices, first.Plan!, cancellationToken)),
            Promotion = findings.Failover(await FailoverAsync(choices, cancellationToken)),
        };
        findings.Lag(await LagAsync(choices, first.Plan!, cancellationToken));
        return facts with { Findings = findings.All };
    }

    private async Task<ExecutionTrial> ObserveAsync(AcceptChoices choices, CancellationToken cancellationToken)
    {
        var input = new StartInput(choices.Cluster) { Observe = true, Reason = "drill accept" };
        var trial = await ExecutionTrial.RunAsync(clients.StepFunctions, choices.StateMachine, input, time, cancellationToken);
        return trial.Plan is not null && trial.Outcome == "stood-down" ? trial : throw new AcceptException(
            $"Expected the observe run to stand down on a healthy cluster, but it ended {trial.Outcome ?? "without a report"}. Read its "
                + $"report first: dotnet run --project drill -c Release -- follow {trial.Arn}");
    }

    private async Task<IReadOnlyList<TimeSpan>> BeatsAsync(AcceptChoices choices, CancellationToken cancellationToken)
    {
        if (choices.Listen == 0)
        {
            return [];
        }

        progress($"Listening to the heartbeat's metric for {choices.Listen} s");
        return await new BeatTrial(clients.CloudWatch, time)
            .ListenAsync(choices.Cluster, TimeSpan.FromSeconds(choices.Listen), cancellationToken);
    }

    private async Task<IReadOnlyList<TimeSpan>> ScratchAsync(AcceptChoices choices, JsonObject plan, CancellationToken cancellationToken)
    {
        if (!choices.ScratchRecord)
        {
            return [];
        }

        var name = AcceptChoices.ScratchName($"{plan["record"]}");
        progress($"Making and deleting the TXT record {name}, until each change is INSYNC");
        return await new InSyncTrial(clients.Route53, time).MeasureAsync($"{plan["zone"]}", name, cancellationToken);
    }

    private async Task<FailoverSight?> FailoverAsync(AcceptChoices choices, CancellationToken cancellationToken)
    {
        if (!choices.Failover)
        {
            return null;
        }

        progress($"Failing {choices.Cluster} over, and waiting for its events");
        var input = new StartInput(choices.Cluster) { Drill = "failover", Force = true, Reason = "drill accept" };
        var drill = await ExecutionTrial.RunAsync(clients.StepFunctions, choices.StateMachine, input, time, cancellationToken);
        return drill.Outcome == "drilled"
            ? await new FailoverTrial(clients.Rds, clients.StepFunctions, time).ReadAsync(choices, drill, cancellationToken)
            : throw new AcceptException(
                $"Expected the drill to end drilled, but it ended {drill.Outcome ?? "without a report"}. Read its report first: "
                    + $"dotnet run --project drill -c Release -- follow {drill.Arn}");
    }

    private Task<LagSight?> LagAsync(AcceptChoices choices, JsonObject plan, CancellationToken cancellationToken) =>
        plan["global"] is JsonObject
            ? new LagTrial(clients.CloudWatch, time).ReadAsync(choices.Cluster, cancellationToken)
            : Task.FromResult<LagSight?>(null);
}
