using System.Net;
using Failover.Functions.Probe;

namespace Failover.Tests.Fakes;

/// <summary>A network that answers as a test tells it to; healthy by default.</summary>
internal sealed class FakeNetwork : IProbeNetwork
{
    public NameAnswer Name { get; set; } = new([Sample.ClusterEndpoint], [IPAddress.Parse("10.0.0.1")]);

    public WireAnswer Wire { get; set; } = Primary(Sample.InstanceEndpoint("orders-prod-1"));

    public List<string> Resolved { get; } = [];

    public List<WireQuestion> Asked { get; } = [];

    /// <summary>Runs on every request.</summary>
    public Func<Task>? OnAsk { get; set; }

    public static WireAnswer Primary(string? me) =>
        new(WireOutcome.Answered, null, new HelloAnswer(true, "rs0", me is null ? null : $"{me}:27017", []));

    public Task<NameAnswer> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Resolved.Add(name);
        return Task.FromResult(Name);
    }

    public async Task<WireAnswer> AskAsync(WireQuestion question, CancellationToken cancellationToken)
    {
        Asked.Add(question);
        await (OnAsk?.Invoke() ?? Task.CompletedTask);
        return Wire;
    }
}
