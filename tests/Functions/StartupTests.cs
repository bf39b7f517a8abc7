using System.Net;
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
    public void ConfigureServices_EveryFunctionOfTheTemplate_CanBeCreated()
    {
        using var services = Services(settings: new Settings { CaBundle = bundle });
        services.GetRequiredService<IProbeNetwork>().ShouldBeOfType<ProbeNetwork>();
        foreach (var function in Repository.Template.Functions)
        {
            ActivatorUtilities.CreateInstance(services, function.Class).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task ConfigureServices_NoCaBundle_FailsTheHandlerByNameUntilThereIsOne()
    {
        var later = bundle + ".later";
        await using var services = Services(settings: new Settings { CaBundle = later });
        var network = services.GetRequiredService<IProbeNetwork>();
        var nobody = new WireQuestion { Address = IPAddress.Loopback, Port = 1, HostName = TestAuthority.Endpoint };

        (await Should.ThrowAsync<CaBundleException>(() => network.AskAsync(nobody, CancellationToken.None))).Message.ShouldContain(
            "Expected a CA bundle at");

        File.Move(bundle, later);
        (await network.AskAsync(nobody, CancellationToken.None)).Outcome.ShouldBe(WireOutcome.Refused);
        File.Delete(later);
    }

    /// <summary>An exception from a constructor has lost its name by the time Step Functions receives it.</summary>
    [Fact]
    public void ConfigureServices_BadSetting_FailsNoConstructor()
    {
        using var services = Services(environment: name => name == "FAILOVER_TTL_SECONDS" ? "soon" : null);
        foreach (var function in Repository.Template.Functions)
        {
            Should.NotThrow(() => ActivatorUtilities.CreateInstance(services, function.Class));
        }

        var read = services.GetRequiredService<Lazy<Settings>>();
        Should.Throw<InvalidRequestException>(() => read.Value).Message.ShouldContain("FAILOVER_TTL_SECONDS");
    }

    [Fact]
    public void ConfigureServices_Clients_GiveUpSoonAndLeaveRetriesToTheStateMachine()
    {
        using var services = Services();
        foreach (
            var type in new[] { typeof(IAmazonRDS), typeof(IAmazonRoute53), typeof(IAmazonCloudWatch), typeof(IAmazonStepFunctions),
            typeof(IAmazonSecretsManager) })
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
        services.GetRequiredService<Lazy<Settings>>().Value.ShouldBe(Settings.Read(Environment.GetEnvironmentVariable));
    }

    [Fact]
    public void StandardOutput_Line_IsWritten()
    {
        using var services = Services();
        Should.NotThrow(() => services.GetRequiredService<IMetricOutput>().Write("{}"));
    }

    private static ServiceProvider Services(
        IMetricOutput? metrics = null, Settings? settings = null, Func<string, string?>? environment = null)
    {
        var services = new ServiceCollection();
        if (settings is not null)
        {
            services.AddSingleton(new Lazy<Settings>(settings));
        }

        if (environment is not null)
        {
            services.AddSingleton(Startup.OnUse(() => Settings.Read(environment)));
        }

        if (metrics is not null)
        {
            services.AddSingleton(metrics);
        }

        new Startup().ConfigureServices(services);
        return services.BuildServiceProvider();
    }
}
