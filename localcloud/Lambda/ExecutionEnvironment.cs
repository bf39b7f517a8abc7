using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.LocalCloud.Lambda;

/// <summary>One sandbox of a function: one invocation at a time, its container kept between them.</summary>
internal sealed class ExecutionEnvironment(HostedHandler handler, FunctionDefinition function)
{
    private readonly CancellationTokenSource killed = new();

    public FunctionContainer? Services { get; private set; }

    public DateTimeOffset IdleSince { get; set; }

    public bool IsKilled => killed.IsCancellationRequested;

    /// <summary>The init phase: Startup, the world's overrides, and the function's object.</summary>
    /// <exception cref="TargetInvocationException">
    /// Of whatever they throw. Lambda's .NET runtime makes the generated class by reflection, so this is the error that its caller
    /// gets, with the real one as its cause.
    /// </exception>
    public void Start(Action<IServiceCollection, FunctionIdentity> overrides)
    {
        try
        {
            Services = handler.Start(
                new FunctionIdentity(function.LogicalId, function.Name, function.Environment, function.MemorySize, killed.Token),
                    overrides);
        }
        catch (Exception e)
        {
            throw new TargetInvocationException(e);
        }
    }

    public void Kill() => killed.Cancel();
}
