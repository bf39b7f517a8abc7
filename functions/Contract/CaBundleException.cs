namespace Failover.Functions.Contract;

/// <summary>The CA bundle cannot be used. Permanent: somebody has to deploy another file or correct the setting.</summary>
public sealed class CaBundleException(string message, Exception? innerException = null) : PermanentException(message, innerException);
