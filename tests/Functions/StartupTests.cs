using Amazon.CloudWatch;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.StepFunctions;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;
using Failover.Tests.Fakes;
using Failover.Tests.Functions.Probe.Network;
using Failover.Tests.Functions.StateMachine;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Tests.Functions;

public sealed class StartupTests : IDisposable
{
    private readonly string bundle = Path.GetTempFileName();

    public StartupTests()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        File.WriteAllText(bundle, new TestAuthority().Pem);
    }

    public void Dispose() => File.Delete(bundle);

    [Fact]
    public void ConfigureServices_EveryFunctionOfTheTemplate_CanBeMade()
    {
        using var services = Services(settings: new Settings { CaBundle = bundle });
        services.GetRequiredService<IProbeNetwork>().ShouldBeOfType<ProbeNetwork>();
        foreach (var function in Repository.Template.Functions)
        {
            ActivatorUtilities.CreateInstance(services, function.Class).ShouldNotBeNull();
        }
    }

    [Fact]
    public void ConfigureServices_NoCaBundle_SaysSoAtStart()
    {
        using var services = Services(settings: new Settings { CaBundle = bundle + ".missing" });
        Should.Throw<CaBundleException>(() => services.GetRequiredService<IProbeNetwork>()).Message.ShouldContain("Expected a CA bundle at");
    }

    [Fact]
    public void ConfigureServices_Clients_GiveUpSoonAndLeaveRetriesToTheStateMachine()
    {
        using var services = Services();
        foreach (var type in new[] { typeof(IAmazonRDS), typeof(IAmazonRoute53), typeof(IAmazonCloudWatch), typeof(IAmazonStepFunctions), typeof(IAmazonSecretsManager) })
        {
            var config = services.GetRequiredService(type).ShouldBeAssignableTo<AmazonServiceClient>().ShouldNotBeNull().Config;
            config.MaxErrorRetry.ShouldBe(0);
            config.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public void ConfigureServices_WhatATestHasSet_Stays()
    {
        var metrics = new FakeMetrics();
        using var services = Services(metrics);
        services.GetRequiredService<IMetricOutput>().ShouldBeSameAs(metrics);
        services.GetRequiredService<TimeProvider>().ShouldBeSameAs(TimeProvider.System);
        services.GetRequiredService<Settings>().ShouldBe(Settings.Read(Environment.GetEnvironmentVariable));
    }

    [Fact]
    public void StandardOutput_Line_IsWritten()
    {
        using var services = Services();
        Should.NotThrow(() => services.GetRequiredService<IMetricOutput>().Write("{}"));
    }

    private static ServiceProvider Services(IMetricOutput? metrics = null, Settings? settings = null)
    {
        var services = new ServiceCollection();
        if (settings is not null)
        {
            services.AddSingleton(new Lazy<Settings>(settings));
        }

        if (metrics is not null)
        {
            services.AddSingleton(metrics);
        }

        new Startup().ConfigureServices(services);
        return services.BuildServiceProvider();
    }
}
