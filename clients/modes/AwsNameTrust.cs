using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Modes;

/// <summary>
/// Trusts certificates of one CA that name any DocumentDB host. No certificate names the record, so an application that connects through
/// it, as the plain modes do, cannot verify which host it is, which the packages can.
/// </summary>
internal sealed class AwsNameTrust
{
    private readonly X509Certificate2Collection authorities = [];

    public AwsNameTrust(string caFile) => authorities.ImportFromPemFile(caFile);

    public bool Accept(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        return chain.Build(leaf) && leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(n => n.EnumerateDnsNames())
            .Any(name => name.EndsWith(".docdb.amazonaws.com", StringComparison.OrdinalIgnoreCase));
    }
}
