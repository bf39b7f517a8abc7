namespace Failover.Drill.Web;

/// <summary>The port of a page is taken, or this user may not listen there.</summary>
internal sealed class WebPortException(int port, string found, Exception inner) : Exception(
    $"Expected port {port} of 127.0.0.1 to be free, but found: {found} Name another with --web-port; 0 finds one.", inner);
