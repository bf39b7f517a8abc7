namespace Failover.Functions.Contract;

// The names of these classes are what failover.asl.json matches: a .NET Lambda's errorType is the exception's class name.

/// <summary>A failure that no retry mends. The state machine reports it at once.</summary>
public abstract class PermanentException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The input, a tag or a setting is wrong; the message says what was expected, what was found and what to do.</summary>
public sealed class InvalidRequestException(string message) : PermanentException(message);

/// <summary>There is no such cluster.</summary>
public sealed class ClusterNotFoundException(string message, Exception? inner = null) : PermanentException(message, inner);

/// <summary>The record can't or must not be written: wrong zone, apex, another type, a routing policy.</summary>
public sealed class RecordRefusedException(string message, Exception? inner = null) : PermanentException(message, inner);

/// <summary>Somebody else changed the record between the read and the swap. Nothing was overwritten.</summary>
public sealed class RecordContestedException(string message, Exception? inner = null) : PermanentException(message, inner);

/// <summary>IAM denies the call; the message names the permission.</summary>
public sealed class PermissionDeniedException(string message, Exception? inner = null) : PermanentException(message, inner);

/// <summary>AWS could not do it now; the state machine tries again, with jitter.</summary>
public abstract class TransientException(string message, Exception? inner) : Exception(message, inner);

/// <summary>AWS failed or did not answer.</summary>
public sealed class AwsUnavailableException(string message, Exception? inner = null) : TransientException(message, inner);

/// <summary>
/// AWS is well but asks for patience: a quota is used up, or the zone is at work on an earlier request. The state machine retries
/// for longer and at longer distances, because whoever comes back soon only keeps the others waiting.
/// </summary>
public sealed class AwsThrottledException(string message, Exception? inner = null) : TransientException(message, inner);

/// <summary>The writer was proven before a redrive, not since: by now it may be another. The state machine has it proven again.</summary>
public sealed class ProofOutdatedException(string message) : PermanentException(message);

/// <summary>The end of an execution that did not recover the cluster: it fails here, so that a redrive starts over here.</summary>
public sealed class UnrecoveredException(string message) : PermanentException(message)
{
    /// <summary>Ends the message of an execution that has changed nothing: the next one may rely on what was proven before it.</summary>
    public const string NothingChanged = "(nothing was changed)";
}

/// <summary>The same end, of a cause that no retry mends: the watch leaves it to the person who was told.</summary>
public sealed class PersonNeededException(string message) : PermanentException(message);
