using Failover.Drill.Worlds;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Views;

/// <summary>
/// The beginning of a request for approval: what it is about and what it costs. The commands that follow are left to the mail.
/// </summary>
internal static class QuestionLines
{
    private const string Subject = "[APPROVAL NEEDED]";
    private const string Rest = "To approve:";

    /// <returns>Empty if the entry is not the publication of a request for approval.</returns>
    public static IEnumerable<string> From(JournalEntry entry, World world)
    {
        if (entry is not { Source: "sns", Kind: "published" } || !entry.Detail.StartsWith(Subject, StringComparison.Ordinal))
        {
            return [];
        }

        var question = world.Global.Regions.SelectMany(r => r.Sns.Topics).SelectMany(t => t.Messages)
            .Last(m => m.At == entry.At && m.Subject == entry.Detail);
        return question.Message.Split('\n').Where(static line => line.Length > 0)
            .TakeWhile(static line => !line.StartsWith(Rest, StringComparison.Ordinal));
    }
}
