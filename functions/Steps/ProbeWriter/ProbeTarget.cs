using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ProbeWriter;

/// <summary>What is to be proven.</summary>
/// <param name="Name">The name to resolve: the record, or in observe mode what it would point to.</param>
/// <param name="Endpoint">The real endpoint, which the record must point to and the certificate must name.</param>
/// <param name="Hosts">The instance endpoints of the cluster's members: who may answer for it.</param>
internal sealed record ProbeTarget(string Name, string Endpoint, int Port, IReadOnlyList<string> Hosts)
{
    /// <exception cref="InvalidRequestException">No step before has found a target.</exception>
    public static ProbeTarget Require(ProbeWriterRequest request)
    {
        var (record, verdict) = (request.Record, request.Verdict);
        if (request.Writer is { State: WriterState.Unclear, Target: { } unclear } writer)
        {
            return new ProbeTarget(unclear, unclear, writer.Port, writer.Hosts);
        }

        var endpoint = record?.Target ?? verdict.Target ?? throw new InvalidRequestException(
            "Expected a target in record.target or verdict.target, but found none. Nothing can be proven without one: see UpsertCname.");

        // In observe mode the record was left alone, so what it would point to is proven by its own name.
        var name = record?.State == SwapState.WouldChange ? endpoint : request.Verdict.Plan.Record;
        return record?.Target is null
            ? new ProbeTarget(name, endpoint, verdict.Port, verdict.Hosts)
            : new ProbeTarget(name, endpoint, record.Port, record.Hosts);
    }
}
