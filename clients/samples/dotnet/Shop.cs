using Failover.DocumentDb;

namespace Failover.ShopifyBackend;

/// <summary>The composition: the database first, then the endpoints, so that a process without a writer never accepts a webhook.</summary>
public static class Shop
{
    /// <param name="args">Command-line settings, such as <c>--Database:Record orders.db.example.com</c>.</param>
    /// <param name="configure">Changes the builder before the application is built; for tests.</param>
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    /// <exception cref="FailoverConnectException">No writer could be reached.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        configure?.Invoke(builder);
        var settings = ShopSettings.From(builder.Configuration);

        // Created before the application, because connecting logs, too; afterwards the application uses it.
        var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => logging);
        var failover = await FailoverClient.ConnectAsync(settings.Database with { LoggerFactory = logging });

        // Through a factory, because the container disposes what it creates.
        builder.Services.AddSingleton(_ => failover);
        builder.Services.AddSingleton<WebhookStore>();
        builder.Services.AddSingleton<WebhookEndpoint>();
        var app = builder.Build();
        app.Services.GetRequiredService<WebhookEndpoint>();
        app.MapPost("/webhooks", (HttpRequest request, WebhookEndpoint endpoint, CancellationToken token) =>
            endpoint.ReceiveAsync(request, token));
        app.MapGet("/health", () => Results.Ok());
        return app;
    }
}
