using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Failover.Functions.Contract;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// The CAs that the probe trusts, and no others. DocumentDB's certificates come from Amazon RDS's own CAs, which no system trusts:
/// the file is the "RDS global bundle" (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem).
/// </summary>
/// <param name="Certificates">The CAs that have not expired.</param>
/// <param name="Notes">One line for each CA that was skipped.</param>
internal sealed record CaBundle(X509Certificate2Collection Certificates, IReadOnlyList<string> Notes)
{
    private const string Advice =
        "Deploy the RDS global bundle (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem) with the function and set its " +
        "path.";

    /// <summary>Loads a PEM file of any number of certificates; expired ones are skipped with a note.</summary>
    /// <exception cref="CaBundleException">The file is missing, unreadable, not PEM, broken, or contains only expired CAs.</exception>
    public static CaBundle Load(string path, TimeProvider time)
    {
        try
        {
            return Parse(File.ReadAllText(path), path, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CaBundleException($"Expected a CA bundle at '{path}', but it cannot be read: {e.Message} {Advice}", e);
        }
    }

    private static CaBundle Parse(string pem, string path, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var (inForce, notes) = (new X509Certificate2Collection(), new List<string>());
        foreach (var certificate in Certificate(pem, path))
        {
            if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture,
                    $"CA skipped, expired on {certificate.NotAfter:yyyy-MM-dd}: {certificate.Subject}"));
                certificate.Dispose();
            }
            else
            {
                inForce.Add(certificate);
            }
        }

        return (inForce.Count, notes.Count) switch
        {
            (0, 0) => throw new CaBundleException(
                $"Expected PEM certificates in '{path}', but found none in {pem.Length} characters. {Advice}"),
            (0, _) => throw new CaBundleException(
                $"Expected a CA that has not expired in '{path}', but all {notes.Count} have expired. {Advice}"),
            _ => new(inForce, notes),
        };
    }

    private static IEnumerable<X509Certificate2> Certificate(string pem, string path)
    {
        var count = 0;
        for (var (rest, start) = (pem, 0); PemEncoding.TryFind(rest.AsSpan(start), out var found); start += found.Location.End.Value)
        {
            var block = rest.AsSpan(start);
            if (block[found.Label] is "CERTIFICATE")
            {
                count++;
                yield return Decode(Convert.FromBase64String(block[found.Base64Data].ToString()), count, path);
            }
        }

        // .NET silently skips a block that is not valid PEM; a truncated or edited bundle must not pass unnoticed.
        var begun = pem.Split("-----BEGIN CERTIFICATE-----").Length - 1;
        if (begun != count)
        {
            throw new CaBundleException($"Expected whole certificates in '{path}', but found {begun} begun, {count} readable. {Advice}");
        }
    }

    private static X509Certificate2 Decode(byte[] der, int number, string path)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(der);
        }
        catch (CryptographicException e)
        {
            throw new CaBundleException($"Expected X.509 certificates in '{path}', but not as number {number}: {e.Message} {Advice}", e);
        }
    }
}
