using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.LocalCloud.Lambda;

/// <summary>One sandbox of a function: it runs one invocation at a time and keeps its container between invocations.</summary>
internal sealed class ExecutionEnvironment(HostedHandler handler, FunctionDefinition function)
{
    private readonly CancellationTokenSource killed = new();

    public FunctionContainer? Services { get; private set; }

    public DateTimeOffset IdleSince { get; set; }

    public bool IsKilled => killed.IsCancellationRequested;

    /// <summary>The init phase: Startup, the world's overrides, and the function's object.</summary>
    /// <exception cref="TargetInvocationException">
    /// Any of them failed. Lambda's .NET runtime creates the generated class by reflection, so this is the error that the caller
    /// gets, with the real one as its inner exception.
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
