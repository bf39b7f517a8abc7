using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class SettingsPathTests
{
    private static readonly string Package = Path.GetDirectoryName(typeof(Settings).Assembly.Location).ShouldNotBeNull();

    [Fact]
    public void CaBundle_Unset_LiesBesideTheAssemblyAsAPublishPutsIt() =>
        Settings.Read(_ => null).CaBundle.ShouldBe(Path.Combine(Package, "global-bundle.pem"));

    [Fact]
    public void CaBundle_RelativePath_StartsBesideTheAssembly() =>
        Settings.Read(name => name == "FAILOVER_CA_BUNDLE" ? "ca/mine.pem" : null).CaBundle.ShouldBe(
            Path.Combine(Package, "ca", "mine.pem"));

    [Fact]
    public void CaBundle_AbsolutePath_IsTakenAsItIs() =>
        Settings.Read(name => name == "FAILOVER_CA_BUNDLE" ? "/opt/ca.pem" : null).CaBundle.ShouldBe("/opt/ca.pem");
}
