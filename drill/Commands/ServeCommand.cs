using System.CommandLine;

namespace Failover.Drill.Commands;

internal static class ServeCommand
{
    public static Command Create() => new("serve", "Serves the handlers over the Lambda Invoke API.");
}
