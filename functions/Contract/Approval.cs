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

/// <summary>
/// A person's answer, as it was sent back with the task's token: <c>{"approved": true, "by": "anna", "reason": "..."}</c>, or a failure, as
/// the console's button sends it. A failure is a no, whatever it names, if anything.
/// </summary>
/// <param name="By">Who answered, where they said so; at most 80 characters.</param>
/// <param name="Reason">Why, where they said so: a failure's cause, else its error; at most 200 characters.</param>
public sealed record Approval(ApprovalAnswer Answer, string? By, string? Reason = null)
{
    private const int MostOfName = 80;
    private const int MostOfReason = 200;

    /// <summary>Reads what anybody may have sent, or what a Catch wrote.</summary>
    public static Approval Read(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            return new Approval(ApprovalAnswer.Unreadable, null);
        }

        if (sent.TryGetProperty("Error", out var error))
        {
            return error.ValueKind == JsonValueKind.String && error.ValueEquals("States.Timeout")
                ? new Approval(ApprovalAnswer.Expired, null)
                : new Approval(ApprovalAnswer.Denied, null, Text(sent, "Cause", MostOfReason) ?? Text(sent, "Error", MostOfReason));
        }

        var answer = sent.TryGetProperty("approved", out var approved)
            ? approved.ValueKind switch
            {
                JsonValueKind.True => ApprovalAnswer.Approved,
                JsonValueKind.False => ApprovalAnswer.Denied,
                _ => ApprovalAnswer.Unreadable,
            }
            : ApprovalAnswer.Unreadable;
        return new Approval(answer, Text(sent, "by", MostOfName), Text(sent, "reason", MostOfReason));
    }

    /// <summary>
    /// One line for a message, or null where there is no such text: a line break of a stranger's would make a paragraph of its own.
    /// </summary>
    private static string? Text(JsonElement sent, string name, int most)
    {
        try
        {
            return sent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { } said
                && string.Concat(said.Take(most).Select(c => char.IsControl(c) ? ' ' : c)).Trim() is { Length: > 0 } line
                ? line
                : null;
        }
        catch (InvalidOperationException)
        {
            // JSON may escape half of a surrogate pair, which no .NET string holds.
            return null;
        }
    }
}
