namespace Failover.Drill.Accept;

/// <summary>Nothing can be measured. The message says what was expected, what was found and what to do.</summary>
internal sealed class AcceptException(string message) : Exception(message);
