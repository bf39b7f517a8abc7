using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>Whether the switches point to the writer's region, and leave the other one free to take over by itself.</summary>
internal static class SwitchCheck
{
    public static ReadinessCheck Switch(Lookup<SwitchReading> standing, StackEvidence evidence)
    {
        var (plan, writer) = (evidence.Plan.Value, evidence.Regions?.Value?.Global.Writer);
        return new Check(
            "switch", $"in base position: the record points to the writer's region{(writer is null ? "" : $", {writer.Region}")}, and " +
                "the other one could still take over",
            $"Start the failover state machine in {writer?.Region ?? "the writer's region"} with {{\"cluster\": " +
            $"\"{writer?.Cluster ?? evidence.ClusterId}\"}}: it sets the switches as they should be; PRIMARY's own only five " +
            "minutes after the other's.")
            .Judge(Known(standing, evidence), reading =>
            {
                var position = reading.Position;
                return writer!.Region == plan?.Global?.Home ? Judge(position)
                    : writer.Region == plan?.Global?.Switch?.OtherRegion ? Judge(position.Mirrored)
                    : new(false, $"{position}; the writer is in {writer.Region}, which has no record of the pair");

                // Judged from the writer's region, but described from this one.
                Judgement Judge(SwitchPosition writers) => new(writers.IsBase, $"{position}");
            });
    }

    private static Lookup<SwitchReading> Known(Lookup<SwitchReading> asked, StackEvidence evidence) =>
        !asked.HasValue ? asked
        : evidence.Regions?.Value?.Global.Writer is null ? asked with { Silence = "not asked, because there is no single global writer" }
        : asked.Value?.Position.Other == SwitchSide.Unknown
            ? asked with { Silence = asked.Value.Note ?? "the other region's switch is unknown" }
        : asked;
}
