namespace Failover.Functions.Contract;

/// <summary>
/// The credentials for the probe cannot be had. Says nothing about the database: a person must correct secret, network or permission.
/// </summary>
public sealed class ProbeSecretException(string message, Exception? innerException = null) : PermanentException(message, innerException);
