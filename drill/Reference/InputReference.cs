using System.Text;
using Failover.Functions.Plans;

namespace Failover.Drill.Reference;

/// <summary>The fields of an execution's input.</summary>
internal static class InputReference
{
    /// <summary>Each field's path in the input, with the property of <see cref="FailoverRequest"/> that it becomes.</summary>
    public static IReadOnlyList<(string Path, string Property)> Fields { get; } =
    [
        ("cluster", nameof(FailoverRequest.Cluster)),
        ("replace", nameof(FailoverRequest.Replace)),
        ("mode", nameof(FailoverRequest.Mode)),
        ("drill.kind", nameof(FailoverRequest.Drill)),
        ("drill.stopAlarm", nameof(FailoverRequest.StopAlarm)),
        ("reason", nameof(FailoverRequest.Reason)),
        ("force", nameof(FailoverRequest.Force)),
        ("record", nameof(FailoverRequest.Record)),
        ("zone", nameof(FailoverRequest.Zone)),
        ("endpoint", nameof(FailoverRequest.Endpoint)),
        ("budgets.promotionSeconds", nameof(FailoverRequest.PromotionSeconds)),
        ("budgets.inSyncSeconds", nameof(FailoverRequest.InSyncSeconds)),
        ("budgets.probeSeconds", nameof(FailoverRequest.ProbeSeconds)),
        ("alarm", nameof(FailoverRequest.Alarm)),
    ];

    public static void Append(StringBuilder page)
    {
        var docs = new CodeDocs(typeof(FailoverRequest).Assembly);
        Table.Append(page, ["field", "meaning"], Fields.Select(f =>
            (string[])[$"`{f.Path}`", docs.Summary('P', typeof(FailoverRequest), f.Property)]));
    }
}
