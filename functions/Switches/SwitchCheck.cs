using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>Whether the switches point to the writer's region, and leave the other one the way open to take over by itself.</summary>
internal static class SwitchCheck
{
    public static ReadinessCheck Switch(Lookup<SwitchReading> standing, StackEvidence evidence)
    {
        var (plan, writer) = (evidence.Plan.Value, evidence.Regions?.Value?.Global.Writer);
        return new Check(
            "switch", $"in base position: the record points to the writer's region{(writer is null ? "" : $", {writer.Region}")}, and " +
                "the other one could still take over",
            $"Start the failover state machine in {writer?.Region ?? "the writer's region"} with {{\"cluster\": " +
            $"\"{writer?.Cluster ?? evidence.ClusterId}\"}}: it turns the switches to where they belong; PRIMARY's own, five minutes " +
            "after the other's.")
            .Judge(Known(standing, evidence), reading =>
            {
                var position = reading.Position;
                return writer!.Region == plan?.Global?.Home ? Judge(position)
                    : writer.Region == plan?.Global?.Switch?.OtherRegion ? Judge(position.Mirrored)
                    : new(false, $"{position}; the writer is in {writer.Region}, which has no record of the pair");

                // As the writer's region has it; in words of this one.
                Judgement Judge(SwitchPosition writers) => new(writers.IsBase, $"{position}");
            });
    }

    private static Lookup<SwitchReading> Known(Lookup<SwitchReading> asked, StackEvidence evidence) =>
        !asked.HasValue ? asked
        : evidence.Regions?.Value?.Global.Writer is null ? asked with { Silence = "not asked, for want of a global writer" }
        : asked.Value?.Position.Other == SwitchSide.Unknown
            ? asked with { Silence = asked.Value.Note ?? "the other region's switch is unknown" }
        : asked;
}
