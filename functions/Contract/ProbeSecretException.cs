namespace Failover.Functions.Contract;

/// <summary>
/// The probe's credentials are not available. This says nothing about the database: a person must correct the secret, the network or the
/// permission.
/// </summary>
public sealed class ProbeSecretException(string message, Exception? innerException = null) : PermanentException(message, innerException);
