using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Failover.Functions.Probe.Network;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>A CA created at run time, and the certificates that it issues.</summary>
internal sealed class TestAuthority
{
    public const string Endpoint = "orders-prod.cluster-c1.us-east-1.docdb.amazonaws.com";

    private readonly X509Certificate2 root;

    public TestAuthority(string name = "Test CA", TimeSpan? validFor = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        root = request.CreateSelfSigned(Now.AddDays(-30), Now + (validFor ?? TimeSpan.FromDays(30)));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public string Pem => root.ExportCertificatePem() + "\n";

    public CaBundle Bundle => new([root], []);

    public X509Certificate2 Issue(string name = Endpoint, TimeSpan? validFor = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Endpoint, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.Create(
            root, Now.AddDays(-20), Now + (validFor ?? TimeSpan.FromDays(20)), RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);

        // On some systems SslStream only accepts a key that was loaded from a file.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
