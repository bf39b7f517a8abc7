namespace Failover.Functions.Contract;

// The names of these classes are what failover.asl.json matches: a .NET Lambda's errorType is the exception's class name.

/// <summary>A failure that no retry can fix. The state machine reports it at once.</summary>
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

/// <summary>AWS could not do it now; the state machine retries, with jitter.</summary>
public abstract class TransientException(string message, Exception? inner) : Exception(message, inner);

/// <summary>AWS failed or did not answer.</summary>
public sealed class AwsUnavailableException(string message, Exception? inner = null) : TransientException(message, inner);

/// <summary>
/// AWS is up but asks for patience: a quota is used up, or the zone is still processing an earlier request. The state machine retries for
/// longer and at longer intervals, because retrying soon would only keep other callers waiting.
/// </summary>
public sealed class AwsThrottledException(string message, Exception? inner = null) : TransientException(message, inner);

/// <summary>The writer was proven before a redrive and may have changed since. The state machine has it proven again.</summary>
public sealed class ProofOutdatedException(string message) : PermanentException(message);

/// <summary>Ends an execution that did not recover the cluster: it fails at this step, so that a redrive continues at this step.</summary>
public sealed class UnrecoveredException(string message) : PermanentException(message);

/// <summary>The same end, for a reason that no retry can fix: the watch leaves it to the person who was notified.</summary>
public sealed class PersonNeededException(string message) : PermanentException(message);
