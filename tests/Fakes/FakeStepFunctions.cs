using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace Failover.Tests.Fakes;

internal sealed class FakeStepFunctions()
    : AmazonStepFunctionsClient(new AnonymousAWSCredentials(), new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    private readonly List<(ExecutionListItem Item, string? Input, string? Output)> executions = [];

    public Dictionary<string, Exception> Errors { get; } = [];

    /// <summary>The list is null if no execution has the status, as in the SDK.</summary>
    public int Described { get; private set; }

    /// <summary>The status, by name, that an execution has entered since it was listed; otherwise the SDK's answer has none.</summary>
    public Dictionary<string, ExecutionStatus> Ended { get; } = [];

    /// <summary>The error of every failed execution.</summary>
    public string? FailedWith { get; set; }

    public List<StartExecutionRequest> Started { get; } = [];

    /// <summary>The cause of whatever failed.</summary>
    public string? FailedCause { get; set; }

    public FakeStepFunctions Failed(string name, DateTimeOffset stop, string? input = null) =>
        Add(name, ExecutionStatus.FAILED, stop - TimeSpan.FromMinutes(5), stop, input, null);

    /// <summary>Ended, but the list does not say when.</summary>
    public FakeStepFunctions Aborted(string name, DateTimeOffset? start) => Add(name, ExecutionStatus.ABORTED, start, null, null, null);

    public override Task<StartExecutionResponse> StartExecutionAsync(
        StartExecutionRequest request, CancellationToken cancellationToken = default)
    {
        Started.Add(request);
        return Errors.TryGetValue("StartExecution", out var error)
            ? Task.FromException<StartExecutionResponse>(error)
            : Task.FromResult(new StartExecutionResponse { ExecutionArn = Arn(request.Name) });
    }

    public FakeStepFunctions Running(string name, DateTimeOffset? start, string? input, string? output = null) =>
        Add(name, ExecutionStatus.RUNNING, start, null, input, output);

    public FakeStepFunctions Succeeded(string name, DateTimeOffset? stop, string? output) =>
        Add(name, ExecutionStatus.SUCCEEDED, Sample.Now - TimeSpan.FromHours(1), stop, null, output);

    public override Task<ListExecutionsResponse> ListExecutionsAsync(
        ListExecutionsRequest request, CancellationToken cancellationToken = default)
    {
        request.StateMachineArn.ShouldBe(Sample.Execution.StateMachine);
        var found = executions.Where(e => request.StatusFilter is null || e.Item.Status == request.StatusFilter).Select(e => Copy(e.Item))
            .ToList();
        return Errors.TryGetValue("ListExecutions", out var error)
            ? Task.FromException<ListExecutionsResponse>(error)
            : Task.FromResult(new ListExecutionsResponse { Executions = found.Count == 0 ? null : found });
    }

    // Returns copies, because tests change the items.
    private static ExecutionListItem Copy(ExecutionListItem item) => new()
    {
        ExecutionArn = item.ExecutionArn,
        StateMachineArn = item.StateMachineArn,
        Name = item.Name,
        Status = item.Status,
        StartDate = item.StartDate,
        StopDate = item.StopDate,
        RedriveCount = item.RedriveCount,
    };

    public override Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default)
    {
        Described++;
        var found = executions.Where(e => e.Item.ExecutionArn == request.ExecutionArn).ToList();
        if (found is not [var (item, input, output)])
        {
            return Task.FromException<DescribeExecutionResponse>(new ExecutionDoesNotExistException("Execution Does Not Exist"));
        }

        return Errors.TryGetValue("DescribeExecution", out var error)
            ? Task.FromException<DescribeExecutionResponse>(error)
            : Task.FromResult(
            new DescribeExecutionResponse
            {
                ExecutionArn = item.ExecutionArn,
                Input = input,
                Output = output,
                Error = FailedWith,
                Cause = FailedCause,
                Status = Ended.GetValueOrDefault(item.Name),
                StopDate = Ended.ContainsKey(item.Name) ? Sample.Now.UtcDateTime : item.StopDate,
            });
    }

    public static string Arn(string name) => $"arn:aws:states:us-east-1:123456789012:execution:stack-failover:{name}";

    private FakeStepFunctions Add(
        string name, ExecutionStatus status, DateTimeOffset? start, DateTimeOffset? stop, string? input, string? output)
    {
        var item = new ExecutionListItem
        {
            ExecutionArn = Arn(name),
            Name = name,
            Status = status,
            StartDate = start?.UtcDateTime,
            StopDate = stop?.UtcDateTime,
        };
        executions.Add((item, input, output));
        return this;
    }
}
