using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Failover.Functions;

/// <summary>Composition: the only place where clients are created.</summary>
[LambdaStartup]
public sealed partial class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        CorrectClocks();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => OnUse(() => Settings.Read(Environment.GetEnvironmentVariable)));
        services.TryAddSingleton<IMetricOutput, StandardOutput>();
        services.TryAddSingleton<IProbeNetwork>(Network);
        services.TryAddSingleton<IRegions, RegionClients>();
        services.TryAddSingleton<IAmazonRDS>(_ => new AmazonRDSClient(CallTimeouts.Bounded(new AmazonRDSConfig())));
        services.TryAddSingleton<IAmazonSecurityTokenService>(_ =>
            new AmazonSecurityTokenServiceClient(CallTimeouts.Bounded(new AmazonSecurityTokenServiceConfig())));
        services.TryAddSingleton<IAmazonRoute53>(Route53);
        services.TryAddSingleton<IAmazonCloudWatch>(_ => new AmazonCloudWatchClient(CallTimeouts.Bounded(new AmazonCloudWatchConfig())));
        services.TryAddSingleton<IAmazonStepFunctions>(_ =>
            new AmazonStepFunctionsClient(CallTimeouts.Bounded(new AmazonStepFunctionsConfig())));
        services.TryAddSingleton<IAmazonSecretsManager>(_ =>
            new AmazonSecretsManagerClient(CallTimeouts.Bounded(new AmazonSecretsManagerConfig())));
    }

    /// <summary>Created by the handler that first needs it, and created again after a failure.</summary>
    /// <remarks>
    /// Not at init: an exception from a constructor reaches Step Functions as a TargetInvocationException, with the real name only inside
    /// the cause, and the state machine matches errors by name.
    /// </remarks>
    internal static Lazy<T> OnUse<T>(Func<T> make) => new(make, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>For all clients of the SDK: see Aws/ClockSkewRetry.cs, which the local build leaves out.</summary>
    static partial void CorrectClocks();

    // Every call to Route 53 is made through this client, and so with the zone's role if there is one.
    private static AmazonRoute53Client Route53(IServiceProvider services)
    {
        var config = CallTimeouts.Bounded(new AmazonRoute53Config());
        return Environment.GetEnvironmentVariable(Settings.ZoneRoleVariable) is not { Length: > 0 } ? new AmazonRoute53Client(config)
            : new AmazonRoute53Client(
                new ZoneRoleCredentials(
                    services.GetRequiredService<IAmazonSecurityTokenService>(),
                    services.GetRequiredService<Lazy<Settings>>(),
                    Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "failover",
                    services.GetRequiredService<TimeProvider>()),
                config);
    }

    private static ProbeNetwork Network(IServiceProvider services)
    {
        var (settings, time) = (services.GetRequiredService<Lazy<Settings>>(), services.GetRequiredService<TimeProvider>());
        var bundle = OnUse(() => CaBundle.Load(settings.Value.CaBundle, time));
        return new ProbeNetwork(new ProbeNetworkOptions(), bundle, services.GetRequiredService<IAmazonSecretsManager>());
    }
}
