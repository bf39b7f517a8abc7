using System.Globalization;
using Failover.Drill.Ready;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Wiring;

/// <summary>The worlds in which a template is tried, each with what an operator or the database's users see in it.</summary>
internal static class WiringWorlds
{
    /// <summary>Whom each alarm notifies, in each state, if its message arrives.</summary>
    public static string AlarmsTell(TemplateDocument template, (string Name, string Value) parameter) => AlarmsTell(
        template, spec => spec with { Parameters = new Dictionary<string, string> { [parameter.Name] = parameter.Value } });

    public static string AlarmsTell(TemplateDocument template, Func<WorldSpec, WorldSpec>? spec = null)
    {
        var world = Play(template, TimeSpan.FromMinutes(1), world =>
        {
            foreach (var alarm in world.Cloud.CloudWatch.Alarms.ToList())
            {
                world.Cloud.CloudWatch.SetAlarmState(alarm.Name, AlarmValue.Ok, "by hand");
                world.Cloud.CloudWatch.SetAlarmState(alarm.Name, AlarmValue.Alarm, "by hand");
                world.Cloud.CloudWatch.SetAlarmState(alarm.Name, AlarmValue.InsufficientData, "by hand");
                world.Cloud.CloudWatch.SetAlarmState(alarm.Name, AlarmValue.Ok, "by hand");
            }

            world.Cloud.StartExecution("""{"cluster": "somebody-elses"}""");
        }, spec);
        return Told(world);
    }

    /// <summary>What the resources' own policies and the roles' trust allow to anybody, in every kind of request.</summary>
    public static string WhoMay(TemplateDocument template, string variant) =>
        PolicySurvey.From(StackVariant.All.Single(one => one.Name == variant).Deploy(template).Cloud);

    public static string GoesToAlarm(TemplateDocument template, string alarm)
    {
        var world = Play(template, OwnAlarms.Takes(alarm), world => OwnAlarms.Causes[alarm](world.Cloud));
        return $"{Told(world)}\n{Letters(world)}\n{Transitions(world, alarm)}";
    }

    /// <summary>Neither rule reaches the state machine: what arrives in the dead-letter queue, and when.</summary>
    /// <param name="refuses">The reason for a refusal; null if each attempt fails until EventBridge gives up.</param>
    public static string StartLost(TemplateDocument template, Func<EventRule, EventTarget, string?>? refuses)
    {
        var world = Play(template, TimeSpan.FromMinutes(32), world =>
        {
            world.Cloud.DocumentDb.EventRecorded += recorded =>
                world.Cloud.EventBridge.Put(ClusterEventNotice.From(recorded, world.Cloud.Core));
            if (refuses is not null)
            {
                world.Cloud.EventBridge.Refuses = refuses;
            }
            else
            {
                world.Cloud.EventBridge.Add(new EventFault(EventFaultKind.TargetFails, TimeSpan.Zero, TimeSpan.FromDays(1)));
            }

            world.Cloud.Schedule(new WriterCrash(world.Cloud.Core.Time.Elapsed, world.Spec.Cluster));
        });
        return $"{Told(world)}\n{Letters(world)}";
    }

    public static string Others(TemplateDocument template)
    {
        var world = Play(template, TimeSpan.FromMinutes(1), static world =>
        {
            OtherEvents.Arrive(world);
            OtherEvents.End(world);
        });
        return $"{world.Executions.Count()}\n{Told(world)}";
    }

    /// <summary>Evaluations on their schedule: for three hours the stack is ready, and then its rule is disabled.</summary>
    public static string ReadinessSchedule(TemplateDocument template, ZoneAccountSpec? zone = null)
    {
        const string OnCall = "oncall@shop.example";
        var world = Play(template, TimeSpan.FromHours(7), static world =>
        {
            var cloud = world.Cloud;
            cloud.Sns.Confirm(cloud.Sns.Topics[0].Arn, OnCall);
            cloud.CloudWatch.Publish(
                OwnMetrics.NamespaceIn(cloud), "Drilled",
                new Dictionary<string, string> { ["Cluster"] = world.Spec.Cluster }, 1, World.Start);
            cloud.Core.Time.After(TimeSpan.FromHours(3), () => Disable(cloud, "WriterDownRule"));
        }, spec => spec with
        {
            ChecksReadiness = true,
            ZoneAccount = zone,
            Parameters = new Dictionary<string, string> { ["NotificationEmail"] = OnCall, ["HeartbeatSeconds"] = "60" },
        });
        return $"{Told(world)}\n{Transitions(world, "NotReadyAlarm")}";
    }

    /// <summary>A cluster event, while the beats know of nothing.</summary>
    public static string Hint(TemplateDocument template) =>
        string.Join('\n', Play(template, TimeSpan.FromMinutes(2), OtherEvents.Hint).Executions.Select(execution => execution.Input));

    /// <summary>
    /// When each alarm changes its state: in an idle cluster, while its heartbeat fails, while single beats are lost, and when the writer's
    /// host falls silent.
    /// </summary>
    public static string Witnesses(TemplateDocument template)
    {
        var world = Play(template, TimeSpan.FromMinutes(50), world =>
        {
            var now = world.Cloud.Core.Time.Elapsed;
            foreach (var (after, lasts) in new[] { (2, 4.0), (12, 0.1), (14, 0.3) })
            {
                world.Cloud.Schedule(new LambdaTrouble(
                    now + TimeSpan.FromMinutes(after), TimeSpan.FromMinutes(lasts), LambdaFaultKind.Crash, "HeartbeatFunction"));
            }

            world.Cloud.Schedule(new WriterCrash(now + TimeSpan.FromMinutes(20), world.Spec.Cluster, BackAfter: TimeSpan.FromMinutes(10)));
            world.Cloud.Core.Time.After(TimeSpan.FromMinutes(40), () => Disable(world.Cloud, "HeartbeatRule"));
        });
        return Transitions(world);
    }

    public static string Ready(TemplateDocument template, string? otherRegion, params (string Name, string Value)[] parameters) =>
        Ready(template, otherRegion, null, parameters);

    /// <param name="zone">The other account that owns the zone; null if it is the stack's own.</param>
    public static string Ready(
        TemplateDocument template, string? otherRegion, ZoneAccountSpec? zone, params (string Name, string Value)[] parameters)
    {
        var run = ReadyRun.Execute(
            new Misconfiguration("as-deployed", "", [])
            {
                InRegion = otherRegion,
                Spec = spec => spec with
                {
                    Template = template,
                    HasSwitch = otherRegion is not null,
                    ZoneAccount = zone,
                    Parameters = spec.Parameters.Concat(parameters.Select(one => KeyValuePair.Create(one.Name, one.Value))).ToDictionary(),
                },
            }, seed: 1);
        return $"{run.Report.Ready} {run.Report.Summary}";
    }

    public static string Plays(TemplateDocument template, string name)
    {
        var scenario = ScenarioLibrary.Find(name) ?? throw new InvalidOperationException($"There is no scenario {name}.");
        var run = ScenarioRun.Execute(scenario with { World = scenario.World with { Template = template } }, seed: 1);
        return string.Create(
            CultureInfo.InvariantCulture, $"{run.Outcome} {run.Complaint} {run.Ended.Count} {Cold(run.World)}\n{Told(run.World)}");
    }

    /// <summary>How many invocations found no warm environment. Those that only warm one up do not succeed, and do not count.</summary>
    private static int Cold(World world) =>
        world.Global.Regions.Sum(region => region.Lambda.Invocations.Count(invocation => invocation is { Cold: true, ErrorType: null }));

    private static void Disable(Cloud cloud, string rule) => cloud.EventBridge.PutRule(
        cloud.EventBridge.Rules.Single(one => one.Name == cloud.Stack![rule].Name) with { Enabled = false });

    private static World Play(
        TemplateDocument template, TimeSpan takes, Action<World> happens, Func<WorldSpec, WorldSpec>? spec = null)
    {
        var plain = new WorldSpec { Template = template, IsSettled = true, HasApplication = false };
        var world = new World(spec?.Invoke(plain) ?? plain, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(3), CancellationToken.None);
            happens(world);
            await world.Cloud.Core.Time.Delay(takes, CancellationToken.None);
        });
        return world;
    }

    /// <summary>Whom anybody notified, and what was kept as evidence.</summary>
    private static string Told(World world) => string.Join('\n', world.Global.Regions.SelectMany(region => region.Sns.Topics)
        .SelectMany(topic => topic.Messages).Select(message => message.Subject)
        .Concat(world.Global.Regions.SelectMany(region => region.S3.Buckets).SelectMany(bucket => bucket.Newest)
            .Select(stored => Path.GetFileName(stored.Key)))
        .Order(StringComparer.Ordinal));

    /// <summary>When alarms changed their state, and why; of all, or of one.</summary>
    private static string Transitions(World world, string? alarm = null) => string.Join('\n', world.Cloud.Core.Journal.Entries
        .Where(entry => entry.Kind == "alarm-state" && (alarm is null || entry.Subject == world.Cloud.Stack![alarm].Name)));

    private static string Letters(World world) => string.Join(
        '\n', world.Cloud.Queues.SelectMany(queue => queue.Messages)
            .Select(message => $"{message.At:HH:mm} {string.Join(' ', message.Attributes.Values)} {message.Body}"));
}
