using Microsoft.Extensions.DependencyInjection;

namespace Failover.LocalCloud.Lambda;

/// <summary>One sandbox of a function: one invocation at a time, its container kept between them.</summary>
internal sealed class ExecutionEnvironment(HostedHandler handler, FunctionDefinition function)
{
    private readonly CancellationTokenSource killed = new();

    public FunctionContainer? Services { get; private set; }

    public DateTimeOffset IdleSince { get; set; }

    public bool IsKilled => killed.IsCancellationRequested;

    /// <summary>The init phase: Startup and the world's overrides.</summary>
    public void Start(Action<IServiceCollection, FunctionIdentity> overrides) => Services = handler.Start(
        new FunctionIdentity(function.LogicalId, function.Name, function.Environment, function.MemorySize, killed.Token), overrides);

    public void Kill() => killed.Cancel();
}
