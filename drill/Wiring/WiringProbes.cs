using System.Globalization;
using System.Text.Json.Nodes;
using Failover.Drill.Ready;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Wiring;

/// <summary>Looks at what a stack does, as an operator or the database's users would see it. Another look: the template is broken.</summary>
/// <param name="Name">In kebab case.</param>
internal sealed record WiringProbe(string Name, Func<TemplateDocument, string> Look);

/// <summary>The worlds that a template is tried in, the cheap ones first.</summary>
internal static class WiringProbes
{
    private static readonly string[] Scenarios = ["writer-endpoint", "region-lost", "alarm-lost"];

    public static IReadOnlyList<WiringProbe> All { get; } =
    [
        new("deploys", Deploys),
        new("alarms-tell", AlarmsTell),
        .. OwnAlarms.Causes.Keys.Select(alarm => new WiringProbe($"rings-{alarm}", template => Rings(template, alarm))),
        new("cluster-event-lost", ClusterEventLost),
        new("ready", template => Ready(template, null)),
        new("ready-switch", template => Ready(template, "eu-west-1")),
        .. Scenarios.Select(name => new WiringProbe(name, template => Plays(template, name))),
    ];

    /// <summary>Each of the template's options once; a refusal is thrown.</summary>
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

    /// <summary>Whom each alarm tells, in each state, as far as its message arrives.</summary>
    private static string AlarmsTell(TemplateDocument template)
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
        });
        return Told(world);
    }

    private static string Rings(TemplateDocument template, string alarm)
    {
        var world = Play(template, OwnAlarms.Takes(alarm), world => OwnAlarms.Causes[alarm](world.Cloud));
        return $"{Told(world)}\n{Letters(world)}";
    }

    private static string ClusterEventLost(TemplateDocument template)
    {
        var world = Play(template, TimeSpan.FromMinutes(2), world =>
        {
            world.Cloud.DocumentDb.EventRecorded += recorded =>
                world.Cloud.EventBridge.Put(ClusterEventNotice.From(recorded, world.Cloud.Core));
            world.Cloud.EventBridge.Refuses = static (_, _) => "the role is gone";
            world.Cloud.Schedule(new WriterCrash(world.Cloud.Core.Time.Elapsed, world.Spec.Cluster));
        });
        return Letters(world);
    }

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

    private static World Play(TemplateDocument template, TimeSpan takes, Action<World> happens)
    {
        var world = new World(new WorldSpec { Template = template, IsSettled = true, HasApplication = false }, seed: 1);
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
        '\n', world.Cloud.Queues.SelectMany(queue => queue.Messages).Select(message => $"{message.Attributes["RULE_ARN"]} {message.Body}"));
}
