using System.CommandLine;
using Failover.Drill.Commands;

return new RootCommand("Rehearses a DocumentDB failover: on the local cloud, with the template, state machine and handlers that AWS runs.")
    .WithDrills()
    .Parse(args)
    .Invoke();
