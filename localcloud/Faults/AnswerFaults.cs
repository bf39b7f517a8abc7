using System.Text.RegularExpressions;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Faults;

/// <summary>An operator approves an execution's request with the command in the message that they were sent.</summary>
/// <param name="At">When the operator starts reading messages.</param>
/// <param name="Region">The region whose topic they subscribe to.</param>
/// <param name="After">How long they take to answer.</param>
/// <param name="Times">How many times they run the command.</param>
public sealed record ApproveByHand(TimeSpan At, string Region, TimeSpan After, int Times = 1) : AnswerByHand(At, Region, After, Times)
{
    public override string Describe() =>
        $"an operator approves {FaultWords.Span(After)} after being asked{(Times > 1 ? ", and tries again" : "")}";

    protected override string Heading => "To approve:";
}

/// <summary>An operator denies the request with the command in the message.</summary>
/// <inheritdoc cref="ApproveByHand"/>
public sealed record DenyByHand(TimeSpan At, string Region, TimeSpan After, int Times = 1) : AnswerByHand(At, Region, After, Times)
{
    public override string Describe() =>
        $"an operator denies it {FaultWords.Span(After)} after being asked{(Times > 1 ? ", and tries again" : "")}";

    protected override string Heading => "To deny:";
}

/// <summary>The common part of both answers: the token comes only from the message.</summary>
public abstract partial record AnswerByHand(TimeSpan At, string Region, TimeSpan After, int Times) : Fault(At)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(20);

    /// <summary>The line of the message directly above the command.</summary>
    protected abstract string Heading { get; }

    public override void Strike(Cloud cloud)
    {
        var (region, read) = (cloud.Global.Region(Region), 0);
        cloud.Core.Journal.Written += Look;

        void Look(JournalEntry entry)
        {
            if (entry is not { Source: "sns", Kind: "published" })
            {
                return;
            }

            var messages = region.Sns.Topics.SelectMany(static topic => topic.Messages).ToList();
            var question = messages.Skip(read).FirstOrDefault(m => m.Message.Contains(Heading, StringComparison.Ordinal));
            read = messages.Count;
            if (question is not null)
            {
                cloud.Core.Journal.Written -= Look;
                for (var time = 0; time < Times; time++)
                {
                    cloud.Core.Time.After(After + (time * Again), () => Answer(region, question));
                }
            }
        }
    }

    private void Answer(Cloud region, PublishedMessage question)
    {
        var command = Command().Match(question.Message, question.Message.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length);
        try
        {
            region.StepFunctions.SendTaskSuccess(command.Groups["token"].Value, command.Groups["output"].Value);
            region.Core.Journal.Write("person", "answered", region.Name, command.Groups["output"].Value);
        }
        catch (StepFunctionsServiceException e)
        {
            region.Core.Journal.Write("person", "answer-refused", region.Name, $"{e.Code}: {e.Message}");
        }
    }

    [GeneratedRegex(@"--task-token (?<token>\S+) --task-output '(?<output>[^']*)'")]
    private static partial Regex Command();
}
