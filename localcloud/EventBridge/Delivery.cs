namespace Failover.LocalCloud.EventBridge;

/// <summary>The delivery of one event to one target.</summary>
/// <param name="Input">The target's input, as JSON text.</param>
/// <param name="Since">When EventBridge received the event.</param>
internal sealed record Delivery(EventRule Rule, EventTarget Target, string Source, string Input, DateTimeOffset Since)
{
    public int Attempts { get; set; }
}
