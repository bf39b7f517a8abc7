using Failover.ShopifyBackend;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Failover.Tests.Clients.ShopifyBackend;

/// <summary>The sample on a free loopback port, with the bed's record.</summary>
internal sealed class RunningShop : IAsyncDisposable
{
    public const string Secret = "hush";

    private readonly WebApplication app;
    private readonly HttpClient http;

    private RunningShop(WebApplication app)
    {
        this.app = app;
        http = new() { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(5) };
        Sender = new Sender(http, Secret);
    }

    public Sender Sender { get; }

    public static async Task<RunningShop> StartAsync(Bed bed)
    {
        var options = bed.Options;
        var app = await Shop.BuildAsync([], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "None",
                ["Webhook:Secret"] = Secret,
                ["Database:Record"] = options.Record,
                ["Database:Port"] = $"{options.Port}",
                ["Database:CaFile"] = options.CaFile,
                ["Database:Resolvers"] = string.Join(',', options.Resolvers),
            });
        });
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return app.DisposeAsync();
    }
}
