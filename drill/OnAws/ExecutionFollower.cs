using System.Runtime.CompilerServices;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace Failover.Drill.OnAws;

/// <summary>An execution's history as it grows.</summary>
internal sealed class ExecutionFollower(IAmazonStepFunctions stepFunctions, TimeProvider time)
{
    /// <summary>Step Functions grants GetExecutionHistory 20 requests per second and account, and nobody reads that fast.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private const int PageSize = 100;

    /// <summary>Every event, oldest first, until the execution has ended.</summary>
    public async IAsyncEnumerable<HistoryEvent> FollowAsync(string execution, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var news in BatchesAsync(execution, cancellationToken))
        {
            foreach (var happened in news)
            {
                yield return happened;
            }
        }
    }

    /// <summary>The same, in batches: the new events of each request, which may be none.</summary>
    public async IAsyncEnumerable<IReadOnlyList<HistoryEvent>> BatchesAsync(
        string execution, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long seen = 0; ;)
        {
            var news = await NewsAsync(execution, seen, cancellationToken);
            yield return news;
            seen = news.Count > 0 ? news[^1].Id ?? seen : seen;
            if (news.Count > 0 && IsEnd(news[^1]))
            {
                yield break;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    // Reads from the end backwards, so that a long history is not read again for each new event.
    private async Task<IReadOnlyList<HistoryEvent>> NewsAsync(string execution, long seen, CancellationToken cancellationToken)
    {
        var news = new List<HistoryEvent>();
        string? next = null;
        do
        {
            var page = await stepFunctions.GetExecutionHistoryAsync(
                new GetExecutionHistoryRequest
                {
                    ExecutionArn = execution,
                    ReverseOrder = true,
                    MaxResults = PageSize,
                    IncludeExecutionData = true,
                    NextToken = next,
                },
                cancellationToken);
            news.AddRange((page.Events ?? []).Where(e => e.Id > seen));
            next = page.Events is [.., { Id: var oldest }] && oldest > seen + 1 ? page.NextToken : null;
        }
        while (next is not null);

        news.Reverse();
        return news;
    }

    // A redriven execution continues after an end: a follower that starts later sees that end first, and newer events after it.
    private static bool IsEnd(HistoryEvent happened) => happened.ExecutionSucceededEventDetails is not null
        || happened.ExecutionFailedEventDetails is not null
        || happened.ExecutionAbortedEventDetails is not null
        || happened.ExecutionTimedOutEventDetails is not null;
}
