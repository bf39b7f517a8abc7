using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// Decides whether the server has a certificate for the endpoint. Both connections of a probe use it: the probe's own and the driver's.
/// The driver connects to the probed address, so the host name must be checked here: the driver would compare the address.
/// </summary>
internal sealed class EndpointTrust(CaBundle bundle, string hostName)
{
    /// <summary>DocumentDB supports TLS 1.2 and 1.3; anything older is refused wherever the function runs.</summary>
    public const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    public string HostName => hostName;

    /// <summary>Why the last certificate was refused, in one line; null if it was not.</summary>
    public string? Problem { get; private set; }

    public bool Accept(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            Problem = "The server sent no certificate.";
            return false;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        Problem = ChainProblem(leaf, sent) ?? NameProblem(leaf);
        return Problem is null;
    }

    private string? ChainProblem(X509Certificate2 leaf, X509Chain? sent)
    {
        using var chain = new X509Chain { ChainPolicy = Policy() };
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        }

        return chain.Build(leaf)
            ? null
            : OneLine.From($"The certificate of '{leaf.Subject}' is not trusted: "
                + string.Join("; ", chain.ChainStatus.Select(s => $"{s.Status} ({s.StatusInformation.Trim()})").Distinct()));
    }

    // The subject's common name does not count (RFC 9525); RDS's certificates list their endpoints as alternative names.
    private string? NameProblem(X509Certificate2 leaf) =>
        leaf.MatchesHostname(hostName, allowWildcards: true, allowCommonName: false)
            ? null
            : OneLine.From($"The certificate of '{leaf.Subject}' is not in the name of {hostName}.");

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,

            // RDS's CAs are private and publish no revocation service that a VPC without internet access could reach.
            // A compromised certificate is replaced by rotating the CA, that is, with a new bundle.
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(bundle.Certificates);
        policy.ApplicationPolicy.Add(ServerAuthentication);
        return policy;
    }
}
