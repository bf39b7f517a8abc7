using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Failover.DocumentDb.Connecting;

/// <summary>Reads the CAs to trust.</summary>
internal static class CaFile
{
    private const string Advice =
        "For DocumentDB use the RDS global bundle (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem).";

    /// <exception cref="ArgumentException">The file cannot be read, or contains no certificate.</exception>
    public static X509Certificate2Collection Load(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException($"Expected a PEM file at '{path}' as CaFile, but it cannot be read: {e.Message} {Advice}", e);
        }

        return certificates.Count > 0
            ? certificates
            : throw new ArgumentException($"Expected PEM certificates in '{path}' as CaFile, but found none. {Advice}");
    }
}
