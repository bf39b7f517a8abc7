using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.LocalCloud.StepFunctions;

/// <summary>A world with Step Functions, and tasks that tests write as delegates.</summary>
internal sealed class Bed(int seed = 1) : ITaskRunner
{
    public const string Lambda = "arn:aws:lambda:us-east-1:123456789012:function:work";
    public const string Callback = "arn:aws:states:::sns:publish.waitForTaskToken";

    private int machines;

    public CloudCore Core { get; } = new(seed, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));

    public StepFunctionsService Service => field ??= new StepFunctionsService(Core);

    public List<(TimeSpan At, string Input)> Calls { get; } = [];

    public Func<JsonNode?, CancellationToken, Task<JsonNode?>> Work { get; set; } = static (input, _) =>
        Task.FromResult(input?.DeepClone());

    public async Task<TaskResult> RunAsync(string resource, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var json = JsonNode.Parse(input.Span);
        Calls.Add((Core.Time.Elapsed, json?.ToJsonString() ?? "null"));
        try
        {
            return new TaskResult(JsonSerializer.SerializeToUtf8Bytes(await Work(json, cancellationToken)));
        }
        catch (TaskFailedException e)
        {
            return TaskResult.Failed(e.Failure);
        }
    }

    /// <summary>The n-th call fails with the n-th error, unless that is null.</summary>
    public void FailWith(params string?[] errors)
    {
        var call = 0;
        Work = (input, _) => call < errors.Length && errors[call++] is { } error
            ? throw new TaskFailedException(error, $"cause {call}")
            : Task.FromResult(input?.DeepClone());
    }

    public string Create(string definition) =>
        Service.CreateStateMachine(
            $"machine-{++machines}", StateMachineDefinition.Parse(definition), this, "arn:aws:iam::123456789012:role/Machine");

    public StateMachineExecution Run(string definition, string input = "{}") => Core.Time.Run(async () =>
    {
        var execution = Service.StartExecution(Create(definition), null, input);
        await execution.Completion;
        return execution;
    });

    /// <summary>A state machine with a single state named S; anything else that it needs is passed in.</summary>
    public static string One(string state, string others = "") =>
        $$"""{"StartAt": "S", "States": {"S": {{state}}{{(others.Length == 0 ? "" : ", " + others)}} } }""";

    public static string TaskState(string more = "", string resource = Lambda) =>
        $$"""{"Type": "Task", "Resource": "{{resource}}", "End": true{{(more.Length == 0 ? "" : ", " + more)}} }""";

    public static string[] Types(StateMachineExecution execution) => [.. execution.History.Select(static e => e.Type.Value)];

    /// <summary>Stays on the world's scheduler, which Shouldly's own would leave.</summary>
    public static async Task<T> ThrowsAsync<T>(Func<Task> action)
        where T : Exception
    {
        try
        {
            await action();
        }
        catch (T expected)
        {
            return expected;
        }

        throw new ShouldAssertException($"Expected {typeof(T).Name}, but nothing was thrown");
    }
}
