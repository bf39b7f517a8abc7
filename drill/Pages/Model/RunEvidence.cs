using Failover.Drill.Scenarios;
using Failover.Functions.Contract;

namespace Failover.Drill.Pages.Model;

/// <summary>Everything that a page shows about a run, wherever it ran.</summary>
internal sealed record RunEvidence
{
    /// <summary>The outcome of a run that has not ended.</summary>
    public const string Running = "running";

    /// <summary>The scenario's or the execution's name.</summary>
    public required string Title { get; init; }

    /// <summary>Where it ran: <c>local cloud, seed 1</c>, or the execution's ARN.</summary>
    public required string Source { get; init; }

    /// <summary>What a scenario is about; null for an execution on AWS.</summary>
    public string? Story { get; init; }

    /// <summary>
    /// <c>recovered</c>, <c>stood-down</c>, <c>drilled</c>, <c>monitoring-fault</c> or <c>unrecovered</c>; null if no execution ran, or it
    /// left no report.
    /// </summary>
    public required string? Outcome { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the outcome is the scenario's, and if not, why; null if nothing was expected.</summary>
    public Expectation? Expectation { get; init; }

    /// <summary>The message to operators as text; its line <c>What to do:</c> is shown first. Null if there is none.</summary>
    public string? Message { get; init; }

    public Report? Report { get; init; }

    /// <summary>The moment from which times are counted.</summary>
    public required DateTimeOffset Origin { get; init; }

    /// <summary>How far a run has come that has not ended; null: it has.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>What is about to break, in words; empty where nobody knows.</summary>
    public IReadOnlyList<string> Plan { get; init; } = [];

    /// <summary>What happened at <see cref="Origin"/>, in words: <c>the first fault</c>.</summary>
    public required string OriginName { get; init; }

    /// <summary>The longest time that the application could not write, in seconds; null if nobody measured it.</summary>
    public double? ApplicationOutageSeconds { get; init; }

    /// <summary>The state machine in the Amazon States Language.</summary>
    public required string Definition { get; init; }

    /// <summary>The execution's states in order; empty if no execution ran.</summary>
    public required IReadOnlyList<StateVisit> Visits { get; init; }

    public required IReadOnlyList<Lane> Lanes { get; init; }

    public required IReadOnlyList<Happening> Happenings { get; init; }

    public required IReadOnlyList<DnsChange> DnsChanges { get; init; }

    public required IReadOnlyList<Proof> Proofs { get; init; }

    public required IReadOnlyList<Mail> Mails { get; init; }

    /// <summary>Every API call that changes something, oldest first.</summary>
    public required IReadOnlyList<ApiWrite> Writes { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }
}

/// <param name="Complaint">What does not hold; null if everything does.</param>
internal sealed record Expectation(string Outcome, string? Complaint);

/// <summary>One stay in a state.</summary>
/// <param name="Until">Null if the execution never left it.</param>
internal sealed record StateVisit(string State, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>One thing that happened.</summary>
/// <param name="What">The part of the world, or the state.</param>
/// <param name="Tone"><c>plain</c>, <c>good</c>, <c>bad</c> or <c>warning</c>.</param>
internal sealed record Happening(DateTimeOffset At, string What, string Found, string Tone);

/// <param name="Before">The value; null if there was no record.</param>
/// <param name="After">The value; null if the record was deleted.</param>
/// <param name="By">Whose credentials changed it.</param>
internal sealed record DnsChange(DateTimeOffset At, string Name, string Type, string? Before, string? After, string By);

/// <summary>One probe through the name that clients use.</summary>
/// <param name="Outcome">In kebab case: <c>proven</c>, <c>resolves-elsewhere</c>, ...</param>
/// <param name="Answer">Who answered, or why nobody did.</param>
/// <param name="InARow">The number of consecutive proofs, including this one.</param>
internal sealed record Proof(DateTimeOffset At, int Attempt, string Outcome, string Answer, int InARow);

/// <param name="Action">As IAM names it: <c>route53:ChangeResourceRecordSets</c>.</param>
/// <param name="Caller">The function, or <c>states</c> for the state machine itself.</param>
/// <param name="Until">The time of the last call, if there were several without another kind in between.</param>
internal sealed record ApiWrite(DateTimeOffset At, string Action, string Caller, string Resource, int Count, DateTimeOffset Until);

internal sealed record Fact(string Name, string Value);
