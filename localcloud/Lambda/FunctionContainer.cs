using Microsoft.Extensions.DependencyInjection;

namespace Failover.LocalCloud.Lambda;

/// <summary>The services of one environment, including the function's object.</summary>
internal sealed class FunctionContainer
{
    private readonly ServiceProvider services;
    private readonly Type type;
    private readonly bool isSingleton;
    private readonly object? singleton;

    public FunctionContainer(IServiceCollection registered, Type type)
    {
        this.type = type;
        isSingleton = registered.Last(one => one.ServiceType == type).Lifetime == ServiceLifetime.Singleton;
        services = registered.BuildServiceProvider();

        // As in the generated class's constructor.
        singleton = isSingleton ? services.GetRequiredService(type) : null;
    }

    /// <summary>The invocation's own scope; null if the function is a singleton, which a scope would not affect.</summary>
    public IServiceScope? Begin() => isSingleton ? null : services.CreateScope();

    public object FunctionOf(IServiceScope? scope) => singleton ?? scope!.ServiceProvider.GetRequiredService(type);
}
