namespace Failover.Drill.Accept;

/// <summary>What to measure.</summary>
/// <param name="StateMachine">Its ARN.</param>
/// <param name="Listen">How long to listen to beats, in seconds; 0 for not at all.</param>
/// <param name="ScratchRecord">Whether a TXT record next to the stack's record may be created and deleted.</param>
/// <param name="Failover">Whether the cluster may be failed over once.</param>
internal sealed record AcceptChoices(string StateMachine, string Cluster, int Listen, bool ScratchRecord, bool Failover)
{
    /// <summary>The record that is created and deleted.</summary>
    public static string ScratchName(string record) => $"_failover-accept.{record}";
}
