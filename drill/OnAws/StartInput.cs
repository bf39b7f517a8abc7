using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.Drill.OnAws;

/// <summary>What a person asks an execution for.</summary>
internal sealed record StartInput(string Cluster)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>failover or switchover; null: verify, and act where there is something to do.</summary>
    public string? Drill { get; init; }

    /// <summary>The cluster takes the place of the stack's own, which is gone or not healthy.</summary>
    public bool Replace { get; init; }

    public bool Observe { get; init; }

    public bool Force { get; init; }

    public string? Reason { get; init; }

    /// <summary>The outcomes that this asks for; any other is a failed drill.</summary>
    public bool Expects(string? outcome) => Drill is not null && !Observe ? outcome == "drilled" : outcome is "recovered" or "stood-down" or "drilled";

    /// <summary>The execution's input: what is not asked for is left out, so that tags and settings decide.</summary>
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
