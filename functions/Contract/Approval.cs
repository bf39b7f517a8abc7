using System.Text.Json;

namespace Failover.Functions.Contract;

public enum ApprovalAnswer
{
    Approved,

    Denied,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>What was sent is neither yes nor no.</summary>
    Unreadable,
}

/// <summary>A person's answer, as it was sent back with the task's token: <c>{"approved": true, "by": "anna"}</c>.</summary>
/// <param name="By">Who answered, where they said so.</param>
public sealed record Approval(ApprovalAnswer Answer, string? By)
{
    private const int MostOfName = 80;

    /// <summary>Reads what anybody may have sent, or what a Catch wrote.</summary>
    public static Approval Read(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            return new Approval(ApprovalAnswer.Unreadable, null);
        }

        if (sent.TryGetProperty("Error", out var error))
        {
            return new Approval(error.ValueKind == JsonValueKind.String && error.ValueEquals("States.Timeout") ? ApprovalAnswer.Expired : ApprovalAnswer.Denied, null);
        }

        var answer = sent.TryGetProperty("approved", out var approved)
            ? approved.ValueKind switch
            {
                JsonValueKind.True => ApprovalAnswer.Approved,
                JsonValueKind.False => ApprovalAnswer.Denied,
                _ => ApprovalAnswer.Unreadable,
            }
            : ApprovalAnswer.Unreadable;
        return new Approval(answer, Name(sent));
    }

    private static string? Name(JsonElement sent)
    {
        try
        {
            return sent.TryGetProperty("by", out var by) && by.ValueKind == JsonValueKind.String && by.GetString() is { Length: > 0 } name
                ? name[..Math.Min(name.Length, MostOfName)]
                : null;
        }
        catch (InvalidOperationException)
        {
            // JSON may escape half of a surrogate pair, which no .NET string holds.
            return null;
        }
    }
}
