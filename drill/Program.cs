using Failover.Drill.Commands;

return RootCommands.Run(args);
