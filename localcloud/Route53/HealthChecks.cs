using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>
/// Route 53's health checks of type <c>CLOUDWATCH_METRIC</c>. They belong to the data plane: they keep running, and their status
/// keeps reaching the name servers, while Route 53's API is down.
/// </summary>
/// <remarks>
/// Route 53 developer guide, "How Amazon Route 53 determines whether a health check is healthy", on checks that monitor CloudWatch
/// alarms: Route 53 "monitors the data stream for the corresponding alarm instead of monitoring the alarm state"; if the stream is
/// inconclusive, <c>InsufficientDataHealthStatus</c> decides; <c>SetAlarmState</c> has no effect. API reference, AlarmIdentifier: the
/// alarm may be in any region; standard-resolution metrics only, no extended statistics. Developer guide, "Values that you specify
/// when you create or update health checks": no M-out-of-N alarms, no metric math.
/// </remarks>
public sealed class HealthChecks(CloudCore core, Func<Route53Options> options)
{
    private readonly SortedDictionary<string, HealthCheckState> checks = new(StringComparer.Ordinal);

    /// <summary>
    /// Finds a metric alarm by region and name, for its data stream; null if there is none, or if the region cannot be reached.
    /// </summary>
    public Func<string, string, MetricAlarm?> Alarms { get; set; } = static (_, _) => null;

    /// <summary>In order of their ids.</summary>
    public IEnumerable<HealthCheckState> All => checks.Values;

    /// <exception cref="NoSuchHealthCheckException">There is no health check with this id.</exception>
    public HealthCheckState Get(string id) => checks.TryGetValue(id, out var check) ? check : throw Route53Errors.NoSuchHealthCheck(id);

    public bool Exists(string id) => checks.ContainsKey(id);

    /// <summary>Creates a health check. Its alarm may be created later: AWS does not document that it must exist.</summary>
    /// <exception cref="InvalidInputException">Route 53 would refuse it.</exception>
    public HealthCheckState Create(string id, HealthCheckConfig config)
    {
        Check(config);
        var check = new HealthCheckState(id, config);
        checks.Add(id, check);
        core.Time.Every(options().HealthCheckInterval, options().HealthCheckInterval, () => Look(check));
        return check;
    }

    /// <summary>Sets the status for a test; a check that follows an alarm keeps it until its next evaluation.</summary>
    public void Set(string id, bool isHealthy)
    {
        if (!checks.TryGetValue(id, out var check))
        {
            checks.Add(id, check = new HealthCheckState(id, new HealthCheckConfig()));
        }

        if (check.IsHealthy != isHealthy)
        {
            Tell(check, isHealthy);
            for (var server = 0; server < ZoneState.NameServers; server++)
            {
                check.Serve(server, isHealthy);
            }
        }
    }

    private void Look(HealthCheckState check)
    {
        var identifier = check.Config.AlarmIdentifier;
        var stream = Alarms(identifier.Region.Value, identifier.Name)?.StreamState(core.Time.GetUtcNow()) ?? AlarmValue.InsufficientData;
        var isHealthy = stream switch
        {
            AlarmValue.Ok => check.Config.Inverted != true,
            AlarmValue.Alarm => check.Config.Inverted == true,
            _ when check.Config.InsufficientDataHealthStatus == InsufficientDataHealthStatus.Healthy => true,
            _ when check.Config.InsufficientDataHealthStatus == InsufficientDataHealthStatus.Unhealthy => false,
            _ => check.IsHealthy,
        };
        if (isHealthy != check.IsHealthy)
        {
            Tell(check, isHealthy);
            Propagate(check, isHealthy);
        }
    }

    private void Tell(HealthCheckState check, bool isHealthy)
    {
        check.IsHealthy = isHealthy;
        core.Journal.Write("route53", "health-check", check.Id, isHealthy ? "healthy" : "unhealthy");
    }

    /// <summary>Each name server learns of it at its own time, and of successive statuses in order.</summary>
    private void Propagate(HealthCheckState check, bool isHealthy)
    {
        var total = options().HealthPropagation.Draw(core.Chance, "health-propagation");
        var random = core.Chance.Stream("health-servers");
        for (var server = 0; server < ZoneState.NameServers; server++)
        {
            var one = server;
            core.Time.After(total * random.NextDouble(), () =>
            {
                if (check.IsHealthy == isHealthy)
                {
                    check.Serve(one, isHealthy);
                }
            });
        }
    }

    private void Check(HealthCheckConfig config)
    {
        if (config.Type != HealthCheckType.CLOUDWATCH_METRIC)
        {
            throw Route53Errors.InvalidInput(
                $"The local cloud supports only health checks of type CLOUDWATCH_METRIC, found {config.Type?.Value ?? "none"}.");
        }

        if (config.AlarmIdentifier is not { Name: { Length: > 0 and <= 256 } name, Region: { } region })
        {
            throw Route53Errors.InvalidInput(
                "Invalid parameter : CloudWatch metric health checks must have an alarm's name and region specified.");
        }

        if (Alarms(region.Value, name) is { } alarm && Unsupported(alarm.Definition) is { } problem)
        {
            throw Route53Errors.InvalidInput($"Invalid parameter : Route 53 health checks can't follow the alarm {name}: {problem}.");
        }
    }

    private static string? Unsupported(MetricAlarmDefinition alarm) =>
        alarm.Math is not null ? "it uses metric math"
        : alarm.Period < 60 ? "its metric has high resolution"
        : alarm.DatapointsToAlarm != alarm.EvaluationPeriods ? "it is an M out of N alarm"
        : null;
}
