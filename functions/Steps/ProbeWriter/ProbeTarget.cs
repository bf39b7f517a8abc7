using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ProbeWriter;

/// <summary>What the probe has to prove.</summary>
/// <param name="Name">The name to resolve: the record or, in observe mode, the endpoint that it would point to.</param>
/// <param name="Endpoint">The real endpoint, which the record must point to and the certificate must name.</param>
/// <param name="Hosts">The instance endpoints of the cluster's members: only they may answer for it.</param>
internal sealed record ProbeTarget(string Name, string Endpoint, int Port, IReadOnlyList<string> Hosts)
{
    /// <exception cref="InvalidRequestException">No earlier step has found a target.</exception>
    public static ProbeTarget Require(ProbeWriterRequest request)
    {
        var (record, verdict) = (request.Record, request.Verdict);
        if (request.Writer is { State: WriterState.Unclear, Target: { } unclear } writer)
        {
            return new ProbeTarget(unclear, unclear, writer.Port, writer.Hosts);
        }

        var endpoint = record?.Target ?? verdict.Target ?? throw new InvalidRequestException(
            "Expected a target in record.target or verdict.target, but found none. Nothing can be proven without one: see UpsertCname.");

        // In observe mode, the record was left as it is, so the endpoint that it would point to is probed by its own name.
        var name = record?.State == SwapState.WouldChange ? endpoint : request.Verdict.Plan.Record;
        return record?.Target is null
            ? new ProbeTarget(name, endpoint, verdict.Port, verdict.Hosts)
            : new ProbeTarget(name, endpoint, record.Port, record.Hosts);
    }
}
