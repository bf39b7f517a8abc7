using System.Text.Json;
using System.Text.RegularExpressions;

namespace Failover.Functions.Contract;

public enum ApprovalAnswer
{
    Approved,

    Denied,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The answer is neither yes nor no.</summary>
    Unreadable,
}

/// <summary>
/// A person's answer, as it was sent back with the task token: <c>{"approved": true, "by": "anna", "reason": "..."}</c>, or a task failure,
/// which the console's button sends. A failure counts as a no, whatever error it names.
/// </summary>
/// <param name="By">Who answered, if given; at most 80 characters.</param>
/// <param name="Reason">Why, if given: for a failure its cause, or else its error; at most 200 characters.</param>
public sealed partial record Approval(ApprovalAnswer Answer, string? By, string? Reason = null)
{
    private const int MostOfArn = 250;
    private const int MostOfName = 80;
    private const int MostOfReason = 200;

    /// <summary>
    /// The ARN of whoever answered, as <c>drill approve</c> and <c>drill deny</c> ask STS for it; null if there is none. It is no proof:
    /// whoever has the token could write another. CloudTrail has the caller of <c>SendTaskSuccess</c>.
    /// </summary>
    public string? As { get; init; }

    /// <summary>For a sentence: <c> by anna (as arn:..., according to the answer)</c>; empty if the answer names nobody.</summary>
    public string Author => $"{(By is { } by ? $" by {by}" : "")}{(As is { } arn ? $" (as {arn}, according to the answer)" : "")}";

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
        return new Approval(answer, Text(sent, "by", MostOfName), Text(sent, "reason", MostOfReason))
        {
            As = Text(sent, "as", MostOfArn) is { } arn && Identity().IsMatch(arn) ? arn : null,
        };
    }

    /// <summary>What GetCallerIdentity answers: a user, an assumed role, a federated user or the account's root.</summary>
    [GeneratedRegex(@"\Aarn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(root|[a-z-]+/[A-Za-z0-9_+=,.@/-]+)\z")]
    private static partial Regex Identity();

    /// <summary>
    /// One line for a message, or null if there is no such text: a line break in it could forge a paragraph of the mail.
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
            // JSON may escape half of a surrogate pair, which no .NET string can hold.
            return null;
        }
    }
}
