namespace Failover.Functions;

internal static class Placeholder;
