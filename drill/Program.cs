using Failover.Drill.Commands;

return await RootCommands.RunAsync(args);
