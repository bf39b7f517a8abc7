using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Failover.DocumentDb.Connecting;

/// <summary>
/// Decides whether a server's certificate is trusted, and remembers why the last one was refused: the driver reports only that it "was
/// rejected by the provided RemoteCertificateValidationCallback".
/// </summary>
/// <param name="authorities">The only CAs that are trusted; null for the system's.</param>
internal sealed class EndpointTrust(X509Certificate2Collection? authorities)
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private volatile string? problem;
    private volatile bool asked;

    /// <summary>Why the last certificate was refused; null if it was not.</summary>
    public string? Problem => problem;

    /// <summary>
    /// Whether any server got as far as presenting a certificate: if not, a closed connection suggests that TLS is disabled.
    /// </summary>
    public bool WasAsked => asked;

    public bool Accept(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        asked = true;
        problem = Check((sender as SslStream)?.TargetHostName, certificate, sent, errors);
        return problem is null;
    }

    private string? Check(string? host, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null || string.IsNullOrEmpty(host))
        {
            return $"Expected a server certificate for {host ?? "the endpoint"}, but found none.";
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return authorities is null ? SystemProblem(leaf, errors, host) : ChainProblem(leaf, sent, host) ?? NameProblem(leaf, host);
    }

    private static string? SystemProblem(X509Certificate2 leaf, SslPolicyErrors errors, string host) => errors switch
    {
        SslPolicyErrors.None => null,
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) =>
            $"Expected a certificate for {host} from a CA that the system trusts, but found one by '{leaf.Issuer}'. Set CaFile.",
        _ => NameProblem(leaf, host) ?? $"The certificate for {host} was refused: {errors}.",
    };

    private string? ChainProblem(X509Certificate2 leaf, X509Chain? sent, string host)
    {
        using var chain = new X509Chain { ChainPolicy = Policy() };
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        }

        return chain.Build(leaf)
            ? null
            : $"Expected a certificate for {host} from a CA in CaFile, but found one by '{leaf.Issuer}': "
                + string.Join(", ", chain.ChainStatus.Select(s => s.Status).Distinct()) + ". Is the file the CA's current bundle?";
    }

    // The subject's common name does not count (RFC 9525); DocumentDB's certificates list their endpoints as alternative names.
    private static string? NameProblem(X509Certificate2 leaf, string host) =>
        leaf.MatchesHostname(host, allowWildcards: true, allowCommonName: false)
            ? null
            : $"Expected a certificate for {host}, but found one for {string.Join(", ", Names(leaf))}. "
                + "Does the record point to the right endpoint?";

    private static IEnumerable<string> Names(X509Certificate2 leaf) =>
        leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(n => n.EnumerateDnsNames()).DefaultIfEmpty(leaf.Subject);

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,

            // Amazon RDS's CAs are private and have no revocation service; a compromised certificate is replaced with a new bundle.
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authorities!);
        policy.ApplicationPolicy.Add(ServerAuthentication);
        return policy;
    }
}
