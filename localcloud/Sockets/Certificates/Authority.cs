using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Sockets.Certificates;

/// <summary>A certificate authority created at run time, and the certificates that it issues. Its key never leaves the process.</summary>
public sealed class Authority : IDisposable
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly X509Certificate2 root;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset until;

    /// <param name="name">The subject's common name.</param>
    /// <param name="clock">Certificates are valid from one day before its current time to 30 days after.</param>
    public Authority(string name, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (from, until) = (clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddDays(30));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        root = request.CreateSelfSigned(from, until);
    }

    /// <summary>The CA's certificate, in the form of a client's CA file.</summary>
    public string Pem => root.ExportCertificatePem() + "\n";

    /// <summary>A server certificate for these DNS names, with its key.</summary>
    public X509Certificate2 Issue(params string[] names)
    {
        ArgumentOutOfRangeException.ThrowIfZero(names.Length);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=documentdb", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        Array.ForEach(names, alternatives.AddDnsName);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication], critical: false));
        using var certificate = request.Create(root, from, until, RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);

        // On some systems, SslStream accepts only a key that was loaded from a file.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => root.Dispose();
}
