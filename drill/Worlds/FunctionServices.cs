using Amazon.CloudWatch;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.StepFunctions;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.Functions.Probe;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Sts;
using Failover.LocalCloud.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Drill.Worlds;

/// <summary>What the functions get here instead of AWS: the same handlers with other clients.</summary>
internal static class FunctionServices
{
    /// <param name="asked">Called with every answer from the network: the function's logical id, its request and the answer.</param>
    public static void Compose(
        Cloud cloud, IServiceCollection services, FunctionIdentity function, Action<string, WireRequest, WireReply>? asked = null)
    {
        var (core, caller) = (cloud.Core, function.LogicalId);
        services.AddSingleton<TimeProvider>(core.Time);
        var settings = new Lazy<Settings>(() => Settings.Read(function.Environment.GetValueOrDefault));
        services.AddSingleton(settings);
        services.AddSingleton<IMetricOutput>(new MetricLines(cloud.CloudWatch, settings));
        services.AddSingleton<IProbeNetwork>(new SimulatedNetwork(cloud, (request, reply) => asked?.Invoke(caller, request, reply)));
        services.AddSingleton<IAmazonRDS>(_ => new SimulatedRdsClient(cloud.DocumentDb, core, caller, CallTimeouts.Own));
        services.AddSingleton<IRegions>(_ => new SimulatedRegions(cloud, caller));
        services.AddSingleton<IAmazonRoute53>(_ => new SimulatedRoute53Client(
            cloud.Route53, core, caller, CallTimeouts.Own, Signer(cloud, function, settings)));
        services.AddSingleton<IAmazonCloudWatch>(_ => new SimulatedCloudWatchClient(cloud.CloudWatch, core, caller, CallTimeouts.Own));
        services.AddSingleton<IAmazonStepFunctions>(
            _ => new SimulatedStepFunctionsClient(cloud.StepFunctions, core, caller, CallTimeouts.Own));
    }

    /// <summary>As Startup has it: the role of the zone's account, if the function is set to one.</summary>
    private static CallSigner? Signer(Cloud cloud, FunctionIdentity function, Lazy<Settings> settings)
    {
        if (function.Environment.GetValueOrDefault(Settings.ZoneRoleVariable) is not { Length: > 0 })
        {
            return null;
        }

        var own = cloud.Stack![function.LogicalId].RoleArn ?? throw new InvalidOperationException($"{function.LogicalId} has no role.");
        var sts = new SimulatedSecurityTokenClient(
            cloud.Core, cloud.Global.Tokens, () => cloud.Global.ZoneAccount, function.LogicalId, own, CallTimeouts.Own);
        return new CallSigner(new ZoneRoleCredentials(sts, settings, function.LogicalId, cloud.Core.Time), cloud.Global.Tokens);
    }
}
