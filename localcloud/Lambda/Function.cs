namespace Failover.LocalCloud.Lambda;

/// <summary>A deployed function: its definition, and the environments that idle.</summary>
internal sealed class Function(FunctionDefinition definition)
{
    private readonly Stack<ExecutionEnvironment> idle = new();

    public FunctionDefinition Definition { get; } = definition;

    public HostedHandler Handler { get; } = HostedHandler.For(definition.Handler);

    public int Invocations { get; set; }

    public int Running { get; set; }

    /// <summary>A warm environment, the one used last; null where none is left.</summary>
    public ExecutionEnvironment? TakeIdle(DateTimeOffset now, TimeSpan limit)
    {
        if (!idle.TryPop(out var environment))
        {
            return null;
        }

        if (now - environment.IdleSince < limit)
        {
            return environment;
        }

        // Those below idle for longer still.
        idle.Clear();
        return null;
    }

    public void Return(ExecutionEnvironment environment, DateTimeOffset now)
    {
        environment.IdleSince = now;
        idle.Push(environment);
    }
}
