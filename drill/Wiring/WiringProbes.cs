using System.Globalization;
using Failover.Drill.Ready;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Wiring;

/// <summary>Observes what a stack does, as an operator or the database's users see it. Any difference counts as noticed.</summary>
/// <param name="Name">In kebab case.</param>
/// <param name="Concerns">Whether a resource with this id and type can make a difference to it; otherwise it is skipped.</param>
internal sealed record WiringProbe(string Name, Func<TemplateDocument, string> Look, Func<string, string, bool>? Concerns = null);

/// <summary>The worlds in which a template is tried, the cheapest first.</summary>
internal static class WiringProbes
{
    private static readonly (string Name, string Value) OwnKey =
        ("KmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555");

    private static readonly string[] Scenarios = ["writer-endpoint", "region-lost", "alarm-lost"];

    public static IReadOnlyList<WiringProbe> All { get; } =
    [
        new("deploys", Deploys),
        new("alarms-tell", static template => AlarmsTell(template)),
        new("who-may", WhoMay, static (_, type) => !IsAlarm(type)),
        new("own-key", template => AlarmsTell(template, OwnKey), static (_, type) => !IsAlarm(type)),
        .. OwnAlarms.Causes.Keys.Select(alarm => new WiringProbe(
            $"alarms-{alarm}", template => GoesToAlarm(template, alarm),
            (id, type) => id == alarm || (alarm == "PublishFailedAlarm" && !IsAlarm(type)))),
        new("start-lost", template => StartLost(template, static (_, _) => "the role is gone"), static (_, type) => !IsAlarm(type)),
        new("start-retried", template => StartLost(template, null), static (_, type) => !IsAlarm(type)),
        new("other-events", Others, static (_, type) => type == ResourceTypes.Rule),
        new("ready", template => Ready(template, null)),
        new("ready-switch", template => Ready(template, "eu-west-1")),
        .. Scenarios.Select(name => new WiringProbe(name, template => Plays(template, name))),
    ];

    /// <summary>Deploys with each of the template's options once; a refusal is thrown.</summary>
    private static string Deploys(TemplateDocument template)
    {
        Dictionary<string, string>[] options =
        [
            [],
            new() { ["NotificationEmail"] = "oncall@shop.example", ["Witnesses"] = "both", ["ReaderRecordName"] = "ro.shop.example" },
            new() { ["CreateSampleCluster"] = "yes", ["SampleVpcId"] = "vpc-12345678" },
        ];
        foreach (var option in options)
        {
            new Cloud(1, World.Start, new CloudOptions()).Deploy(
                template, new Dictionary<string, string>(StackParameters.From(new WorldSpec { Parameters = option })));
        }

        return "";
    }

    /// <summary>Whom each alarm notifies, in each state, if its message arrives.</summary>
    private static string AlarmsTell(TemplateDocument template, (string Name, string Value)? parameter = null)
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
        }, parameter);
        return Told(world);
    }

    /// <summary>What the resources' own policies and the roles' trust allow to anybody, in every kind of request.</summary>
    private static string WhoMay(TemplateDocument template)
    {
        var cloud = new Cloud(1, World.Start, new CloudOptions());
        cloud.Deploy(template, StackParameters.From(new WorldSpec()));
        return PolicySurvey.Of(cloud);
    }

    private static string GoesToAlarm(TemplateDocument template, string alarm)
    {
        var world = Play(template, OwnAlarms.Takes(alarm), world => OwnAlarms.Causes[alarm](world.Cloud));
        return $"{Told(world)}\n{Letters(world)}";
    }

    /// <summary>Neither rule reaches the state machine: what arrives in the dead-letter queue, and when.</summary>
    /// <param name="refuses">The reason for a refusal; null if each attempt fails until EventBridge gives up.</param>
    private static string StartLost(TemplateDocument template, Func<EventRule, EventTarget, string?>? refuses)
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
        return Letters(world);
    }

    private static string Others(TemplateDocument template) =>
        $"{Play(template, TimeSpan.FromMinutes(1), OtherEvents.Arrive).Executions.Count()}";

    private static bool IsAlarm(string type) => type is ResourceTypes.Alarm or ResourceTypes.CompositeAlarm;

    private static string Ready(TemplateDocument template, string? otherRegion)
    {
        var run = ReadyRun.Execute(
            new Misconfiguration("as-deployed", "", [])
            {
                InRegion = otherRegion,
                Spec = spec => spec with { Template = template, HasSwitch = otherRegion is not null },
            }, seed: 1);
        return $"{run.Report.Ready} {run.Report.Summary}";
    }

    private static string Plays(TemplateDocument template, string name)
    {
        var scenario = ScenarioLibrary.Find(name) ?? throw new InvalidOperationException($"There is no scenario {name}.");
        var run = ScenarioRun.Execute(scenario with { World = scenario.World with { Template = template } }, seed: 1);
        return string.Create(CultureInfo.InvariantCulture, $"{run.Outcome} {run.Complaint} {run.Ended.Count}\n{Told(run.World)}");
    }

    private static World Play(
        TemplateDocument template, TimeSpan takes, Action<World> happens, (string Name, string Value)? parameter = null)
    {
        var world = new World(
            new WorldSpec
            {
                Template = template,
                IsSettled = true,
                HasApplication = false,
                Parameters = parameter is { } one ? new Dictionary<string, string> { [one.Name] = one.Value } : [],
            }, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(3), CancellationToken.None);
            happens(world);
            await world.Cloud.Core.Time.Delay(takes, CancellationToken.None);
        });
        return world;
    }

    private static string Told(World world) => string.Join('\n', world.Global.Regions.SelectMany(region => region.Sns.Topics)
        .SelectMany(topic => topic.Messages).Select(message => message.Subject).Order(StringComparer.Ordinal));

    private static string Letters(World world) => string.Join(
        '\n', world.Cloud.Queues.SelectMany(queue => queue.Messages)
            .Select(message => $"{message.At:HH:mm} {string.Join(' ', message.Attributes.Values)} {message.Body}"));
}
