namespace Failover.Functions.Contract;

/// <summary>The errors that no retry mends, by the names that the definitions match: declared here, and the definitions' tests hold them to it.</summary>
internal static class PermanentErrors
{
    /// <summary>The serializer's, for input that no step's request is: a permanent error that is not ours.</summary>
    public const string Unreadable = "JsonSerializerException";

    /// <summary>Those that a person has to mend. Nobody is to try again before.</summary>
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

    /// <summary>Those that the definition does not retry: what is outdated is proven again, and no retry of the report proves it.</summary>
    public static readonly IReadOnlyList<string> NotRetried = [.. NeedPerson, nameof(ProofOutdatedException)];

    /// <summary>How an execution ends on purpose: see Unrecovered.</summary>
    public static readonly IReadOnlyList<string> Endings = [nameof(UnrecoveredException), nameof(PersonNeededException)];
}
