namespace Failover.Drill.Accept;

/// <summary>What is to be measured.</summary>
/// <param name="StateMachine">Its ARN.</param>
/// <param name="Listen">How long beats are listened to, in seconds; 0: not at all.</param>
/// <param name="ScratchRecord">Whether a TXT record beside the stack's record may be made and deleted.</param>
/// <param name="Failover">Whether the cluster may be failed over, once.</param>
internal sealed record AcceptChoices(string StateMachine, string Cluster, int Listen, bool ScratchRecord, bool Failover)
{
    /// <summary>The record that is made and deleted.</summary>
    public static string ScratchName(string record) => $"_failover-accept.{record}";
}
