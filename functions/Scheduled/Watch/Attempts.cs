using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Executions;

namespace Failover.Functions.Scheduled.Watch;

/// <summary>Lists the state machine's executions, and starts another.</summary>
internal sealed class Attempts(IAmazonStepFunctions stepFunctions)
{
    private readonly ExecutionList executions = new(stepFunctions);

    /// <summary>The newest 100, whatever their outcome. A stack has one cluster, so any running execution is working on it.</summary>
    public async Task<IReadOnlyList<ExecutionView>> ListAsync(string stateMachine, CancellationToken cancellationToken)
    {
        var newest = await executions.ReadAsync(stateMachine, null, cancellationToken);
        return [.. newest.Select(static e => new ExecutionView(
            e.ExecutionArn, e.Name, Stopped(e), e.Status == ExecutionStatus.FAILED))];
    }

    /// <summary>How an execution ended.</summary>
    public async Task<AttemptEnd> EndAsync(string execution, CancellationToken cancellationToken)
    {
        var answer = await executions.DescribeAsync(execution, cancellationToken);
        return answer.Error == nameof(PersonNeededException) ? AttemptEnd.NeedsPerson
            : answer.Status != ExecutionStatus.SUCCEEDED ? AttemptEnd.Told
            : ExecutionJson.Text(answer.Output, "outcome") == EnumText.Kebab(Outcome.MonitoringFault) ? AttemptEnd.MonitoringFault
            : ExecutionJson.Field(answer.Output, "notify") is { ValueKind: JsonValueKind.False } ? AttemptEnd.Silent
            : AttemptEnd.Told;
    }

    /// <returns>False if there is already an execution of that name: another call of the same schedule was faster.</returns>
    public async Task<bool> StartAsync(string stateMachine, string name, string input, CancellationToken cancellationToken)
    {
        try
        {
            await AwsCall.RunAsync("states:StartExecution", token => stepFunctions.StartExecutionAsync(
                new StartExecutionRequest { StateMachineArn = stateMachine, Name = name, Input = input }, token), cancellationToken);
            return true;
        }
        catch (ExecutionAlreadyExistsException)
        {
            return false;
        }
    }

    // A redriven execution is running again, whenever it stopped before.
    private static DateTimeOffset? Stopped(ExecutionListItem item) =>
        item.Status == ExecutionStatus.RUNNING ? null : Utc(item.StopDate) ?? Utc(item.StartDate) ?? DateTimeOffset.MinValue;

    private static DateTimeOffset? Utc(DateTime? time) => time is { } known ? AwsTime.Utc(known) : null;
}

internal enum AttemptEnd
{
    /// <summary>It failed for a reason that no retry can fix.</summary>
    NeedsPerson,

    /// <summary>It stood down without notifying anybody: another execution has done, or will do, the work.</summary>
    Silent,

    /// <summary>It notified operators of something that may have changed since.</summary>
    Told,

    /// <summary>It found a false alarm, of which it notified operators, unless an earlier one had.</summary>
    MonitoringFault,
}
