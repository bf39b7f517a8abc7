namespace Failover.LocalCloud.EventBridge;

/// <summary>One event on its way to one target.</summary>
/// <param name="Input">What the target gets, JSON text.</param>
/// <param name="Since">When EventBridge took the event.</param>
internal sealed record Delivery(EventRule Rule, EventTarget Target, string Source, string Input, DateTimeOffset Since)
{
    public int Attempts { get; set; }
}
