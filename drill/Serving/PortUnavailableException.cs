namespace Failover.Drill.Serving;

internal sealed class PortUnavailableException(int port, string found, Exception inner) : Exception(
    $"Expected port {port} of 127.0.0.1 to be free, but found {found}. Name another with --port, or let --port 0 find a free one.", inner);
