using System.CommandLine;

namespace Failover.Drill.Commands;

internal static class RootCommands
{
    /// <summary>Adds every command; without one, the standard drill runs.</summary>
    public static RootCommand WithDrills(this RootCommand root)
    {
        var run = RunCommand.Create();
        root.Add(run);
        root.Add(ListCommand.Create());
        root.Add(MatrixCommand.Create());
        root.Add(ServeCommand.Create());
        RunCommand.MakeDefault(root);
        return root;
    }
}
