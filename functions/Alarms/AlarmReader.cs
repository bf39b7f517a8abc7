using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.Alarms;

/// <summary>The only reader of CloudWatch alarms.</summary>
internal sealed class AlarmReader(IAmazonCloudWatch cloudWatch)
{
    /// <summary>The most that one DescribeAlarms call accepts and returns.</summary>
    private const int MostRecords = 100;

    /// <returns>Null if there is no alarm of that name and kind.</returns>
    public async Task<AlarmView?> FindAsync(string name, AlarmKinds kinds, CancellationToken cancellationToken) =>
        (await ListAsync([name], kinds, cancellationToken)).FirstOrDefault();

    /// <returns>The alarms that exist, by name.</returns>
    public async Task<IReadOnlyDictionary<string, AlarmView>> ReadAsync(
        IEnumerable<string> names, AlarmKinds kinds, CancellationToken cancellationToken) =>
        (await ListAsync([.. names], kinds, cancellationToken)).ToDictionary(a => a.Name, StringComparer.Ordinal);

    private async Task<IEnumerable<AlarmView>> ListAsync(List<string> names, AlarmKinds kinds, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:DescribeAlarms", token => cloudWatch.DescribeAlarmsAsync(
            new DescribeAlarmsRequest { AlarmNames = names, AlarmTypes = Types(kinds), MaxRecords = MostRecords }, token),
                cancellationToken);

        // Prefers the transition time to the update time: a composite alarm's reason is updated while it stays in ALARM.
        var metric = (answer.MetricAlarms ?? []).Select(a =>
            View(a.AlarmName, a.StateValue, a.StateTransitionedTimestamp ?? a.StateUpdatedTimestamp, a.ActionsEnabled, a.AlarmActions) with
            {
                Namespace = a.Namespace,
            });
        var composite = (answer.CompositeAlarms ?? []).Select(a =>
            View(a.AlarmName, a.StateValue, a.StateTransitionedTimestamp ?? a.StateUpdatedTimestamp, a.ActionsEnabled, a.AlarmActions));
        return metric.Concat(composite);
    }

    private static List<string> Types(AlarmKinds kinds) => kinds switch
    {
        AlarmKinds.Metric => ["MetricAlarm"],
        AlarmKinds.Composite => ["CompositeAlarm"],
        _ => ["MetricAlarm", "CompositeAlarm"],
    };

    private static AlarmView View(string name, StateValue? state, DateTime? since, bool? enabled, List<string>? actions) =>
        new(name, state?.Value, since is { } at ? AwsTime.Utc(at) : null, enabled == true, actions ?? []);
}
