namespace Failover.LocalCloud.Lambda;

/// <summary>A deployed function: its definition and its idle environments.</summary>
internal sealed class Function(FunctionDefinition definition)
{
    private readonly Stack<ExecutionEnvironment> idle = new();

    public FunctionDefinition Definition { get; } = definition;

    public HostedHandler Handler { get; } = HostedHandler.For(definition.Handler);

    public int Invocations { get; set; }

    public int Running { get; set; }

    /// <summary>The most recently used warm environment; null if there is none.</summary>
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

        // Those below it on the stack have been idle even longer.
        idle.Clear();
        return null;
    }

    public void Return(ExecutionEnvironment environment, DateTimeOffset now)
    {
        environment.IdleSince = now;
        idle.Push(environment);
    }
}
