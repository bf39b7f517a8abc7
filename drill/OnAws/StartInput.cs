using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.Drill.OnAws;

/// <summary>What an operator asks an execution to do.</summary>
internal sealed record StartInput(string Cluster)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>failover or switchover; null for verifying, and acting if something needs to be done.</summary>
    public string? Drill { get; init; }

    /// <summary>The cluster replaces the stack's own, which no longer exists or is not healthy.</summary>
    public bool Replace { get; init; }

    public bool Observe { get; init; }

    public bool Force { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether the outcome is one that was asked for; any other means that the drill failed.</summary>
    public bool Expects(string? outcome) =>
        Drill is not null && !Observe ? outcome == "drilled" : outcome is "recovered" or "stood-down" or "drilled";

    /// <summary>The execution's input: what was not asked for is left out, so that tags and settings decide.</summary>
    public string ToJson()
    {
        var input = new JsonObject { ["cluster"] = Cluster };
        if (Replace)
        {
            input["replace"] = true;
        }

        if (Drill is { } kind)
        {
            input["drill"] = new JsonObject { ["kind"] = kind };
        }

        if (Observe)
        {
            input["mode"] = "observe";
        }

        if (Force)
        {
            input["force"] = true;
        }

        if (Reason is { } reason)
        {
            input["reason"] = reason;
        }

        return input.ToJsonString(Readable);
    }
}
