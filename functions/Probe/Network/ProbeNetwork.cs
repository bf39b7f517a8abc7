using Amazon.SecretsManager;
using Failover.Functions.Contract;

namespace Failover.Functions.Probe.Network;

/// <summary>The network that the function runs in.</summary>
/// <param name="bundle">
/// Read on the first question, so that an unusable bundle fails the handler with a named error, not Lambda's init.
/// </param>
/// <param name="secrets">Asked only for a question with <see cref="WireQuestion.CredentialsSecret"/>.</param>
internal sealed class ProbeNetwork(ProbeNetworkOptions options, Lazy<CaBundle> bundle, IAmazonSecretsManager secrets) : IProbeNetwork
{
    private readonly NameResolver resolver = new(options);

    public Task<NameAnswer> ResolveAsync(string name, CancellationToken cancellationToken) =>
        resolver.ResolveAsync(name, cancellationToken);

    /// <exception cref="CaBundleException">There is no CA to trust.</exception>
    /// <exception cref="ProbeSecretException">The credentials are not available: a matter of configuration, not of the network.</exception>
    public async Task<WireAnswer> AskAsync(WireQuestion question, CancellationToken cancellationToken)
    {
        using var step = new StepTime(options.StepTime, cancellationToken);
        var trust = new EndpointTrust(bundle.Value, question.HostName);
        var answer = await TransportCheck.TryAsync(question, trust, options, step) ?? await Hello.AskAsync(question, trust, options, step);
        step.ThrowIfAbandoned();

        // Only a writable primary is written to; for any other server, hello already shows that it is not the writer.
        if (question.CredentialsSecret is not { } secret || answer.Hello is not { IsWritablePrimary: true })
        {
            return answer;
        }

        var credential = await ProbeSecret.ReadAsync(secrets, secret, step);
        var failure = await WriteProof.FailureAsync(question, trust, credential, options, step);
        step.ThrowIfAbandoned();
        return failure is null ? answer : answer with { Outcome = WireOutcome.WriteFailed, Detail = failure };
    }
}
