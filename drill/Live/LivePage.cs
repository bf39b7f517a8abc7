using System.Globalization;
using Failover.Drill.Views;

namespace Failover.Drill.Live;

/// <summary>How to connect, and at the end what was seen of each client.</summary>
internal static class LivePage
{
    public static void Connect(Page page, LiveDatabases databases, string record, int port, string caFile)
    {
        var resolver = databases.Resolver;
        page.Blank();
        page.Row([new Cell("Resolver  ", Look.Strong)], $"{resolver}: dig @{resolver.Address} -p {resolver.Port} {record}", Look.Plain);
        page.Row([new Cell("CA file   ", Look.Strong)], caFile, Look.Plain);
        page.Row([new Cell("Record    ", Look.Strong)], $"{record}, port {port}", Look.Plain);
        page.Blank();
        page.Paragraph(".NET (clients/dotnet):", Look.Strong);
        page.Verbatim($"  new FailoverClientOptions {{ Record = \"{record}\", Port = {port},");
        page.Verbatim($"    CaFile = \"{caFile}\", Resolvers = [\"{resolver}\"] }}");
        page.Paragraph("Node (clients/node):", Look.Strong);
        page.Verbatim($"  {{ record: '{record}', port: {port},");
        page.Verbatim($"    caFile: '{caFile}', resolvers: ['{resolver}'] }}");
        page.Paragraph("Others (PyMongo, mongosh) have no resolver option: on a machine that uses the one above,", Look.Strong);
        page.Verbatim($"  mongodb://ENDPOINT:{port}/?replicaSet=rs0&retryWrites=false&tls=true&tlsCAFile={caFile}");
        page.Paragraph("where ENDPOINT is what the record points to, because no certificate names the record.");
        page.Blank();
    }

    public static void Clients(Page page, LiveDocument document)
    {
        page.Blank();
        page.Heading("Clients, as the servers saw them");
        if (document.Clients.Count == 0)
        {
            page.Paragraph("Nobody wrote.");
        }

        foreach (var client in document.Clients)
        {
            page.Row(
                [new Cell(client.Name.PadRight(30) + "  ", Look.Strong)],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"outage {client.OutageSeconds:0.0} s{First(document, client)}, {client.Writes} writes acknowledged, ")
                    + $"{client.RefusedWrites} refused, {client.LostWrites} lost; {client.Connections} connections",
                client.LostWrites > 0 || NeverCameBack(document, client) ? Look.Warning : Look.Plain);
        }

        var connections = string.Join(", ", document.Connections.Select(c => $"{c.Key} {c.Value}"));
        page.Row([new Cell("Connections".PadRight(32), Look.Strong)], connections, Look.Plain);
    }

    private static bool NeverCameBack(LiveDocument document, LiveClient client) =>
        document.ReachedSeconds is not null && client.FirstWriteSeconds is null;

    private static string First(LiveDocument document, LiveClient client) => client.FirstWriteSeconds is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $" ({seconds:0.0} s of it after the record pointed to a writer)")
        : NeverCameBack(document, client) ? " and never wrote again" : "";
}
