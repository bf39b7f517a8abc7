namespace Failover.Functions.Contract;

/// <summary>
/// The errors that no retry can fix, by the names that the definitions match. They are declared here, and tests hold the definitions to
/// them.
/// </summary>
internal static class PermanentErrors
{
    /// <summary>The serializer's error for input that is not a step's request: a permanent error that is not ours.</summary>
    public const string Unreadable = "JsonSerializerException";

    /// <summary>The errors that a person has to fix before anything is tried again.</summary>
    public static readonly IReadOnlyList<string> NeedPerson =
    [
        nameof(InvalidRequestException),
        nameof(ClusterNotFoundException),
        nameof(RecordRefusedException),
        nameof(RecordContestedException),
        nameof(PermissionDeniedException),
        nameof(CaBundleException),
        nameof(ProbeSecretException),
        Unreadable,
    ];

    /// <summary>
    /// The errors that the definition does not retry. An outdated proof has to be made again, which retrying the report does not do.
    /// </summary>
    public static readonly IReadOnlyList<string> NotRetried = [.. NeedPerson, nameof(ProofOutdatedException)];

    /// <summary>The errors with which an execution fails on purpose: see Unrecovered.</summary>
    public static readonly IReadOnlyList<string> Endings = [nameof(UnrecoveredException), nameof(PersonNeededException)];
}
