namespace Failover.Tests.Functions.Moto;

/// <summary>A test against a moto server; skipped, with a message, if none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute()
    {
        if (MotoServer.Program is null)
        {
            Skip = Missing;
        }
    }

    internal const string Missing =
        "moto_server is not on the PATH: the AWS calls did not go over the wire. Install it with: pip install 'moto[server]'";
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoTheoryAttribute : TheoryAttribute
{
    public MotoTheoryAttribute()
    {
        if (MotoServer.Program is null)
        {
            Skip = MotoFactAttribute.Missing;
        }
    }
}
