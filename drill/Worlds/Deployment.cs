using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Worlds;

/// <summary>What SAM deploys: the template and the definition beside the program, read and parsed once a process.</summary>
internal static class Deployment
{
}
