using Failover.Drill.Scenarios;
using Failover.Drill.Serving;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Views;

/// <summary>What is served and how to call it, then what happens in the world and each invocation.</summary>
internal sealed class ServeView(Page page, ServedWorld world)
{
    public void Show(ServeDocument document, Scenario scenario)
    {
        page.Heading($"{scenario.Name}, in real time");
        page.Paragraph(scenario.Story);
        page.Paragraph(
            $"The first fault strikes in {(document.FirstFaultAt - document.Now).TotalSeconds:0} s. Nothing here starts an execution: that "
                + "is up to you.");
        page.Blank();
        page.Row(
            [new Cell("Serves      ", Look.Strong)], $"{document.Url.ToString().TrimEnd('/')}/2015-03-31/functions/NAME/invocations",
            Look.Plain);
        page.Row([new Cell("Functions   ", Look.Strong)], string.Join(", ", document.Functions.Select(f => f.LogicalId)), Look.Plain);
        page.Row([new Cell("Machine     ", Look.Strong)], document.StateMachine, Look.Plain);
        page.Row(
            [new Cell("Definition  ", Look.Strong)],
            document.Definition ?? "written with the functions' ARNs by --definition FILE",
            Look.Plain);
        page.Blank();
        page.Paragraph("Try:", Look.Strong);
        foreach (var line in Example(document))
        {
            page.Verbatim(line);
        }

        page.Blank();
        page.Paragraph("Ctrl+C ends it.", Look.Faint);
        page.Blank();
        LiveView.Header(page);
        var live = new LiveView(page, world.World, document.Now);
        live.Attach();
        world.World.Cloud.Core.Journal.Written += entry => live.Line(Invocation(entry));
    }

    /// <summary>A call of VerifyCluster that can be pasted into a shell.</summary>
    private IEnumerable<string> Example(ServeDocument document)
    {
        var execution = document.StateMachine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":by-hand";
        // At most 80 columns: the document is broken only where JSON allows it.
        yield return "curl -s -d @- << END \\";
        yield return $"  {document.Url.ToString().TrimEnd('/')}/2015-03-31/functions/VerifyClusterFunction/invocations";
        yield return $"{{\"request\": {{\"cluster\": \"{world.World.Spec.Cluster}\"}},";
        yield return $" \"execution\": {{\"startedAt\": \"{document.Now:yyyy-MM-ddTHH:mm:ssZ}\", \"id\":";
        yield return $"\"{execution}\",";
        yield return " \"stateMachine\":";
        yield return $"\"{document.StateMachine}\"}}}}";
        yield return "END";
    }

    private static LiveLine? Invocation(JournalEntry entry) => (entry.Source, entry.Kind) switch
    {
        // The world's own schedule calls this one all the time.
        _ when entry.Subject == nameof(HeartbeatFunction) => null,
        ("lambda", "returned") => new("function", $"{entry.Subject} answered", Look.Plain),
        ("lambda", "failed") => new("function", $"{entry.Subject} failed: {entry.Detail}", Look.Warning),
        ("lambda", "throttled" or "service-exception") => new("function", $"{entry.Subject}: {entry.Detail}", Look.Warning),
        _ => null,
    };
}
