namespace Failover.DocumentDb;

/// <summary>No writer was found where the record points. The message says what was expected, what was found, and what to do.</summary>
public sealed class FailoverConnectException(string message, Exception? innerException = null) : Exception(message, innerException);
