using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Drill.Web;

/// <summary>
/// A page that follows a run, on this machine's loopback only. Its address holds a secret, since others on this machine can connect, too,
/// and a mail may hold a token that approves a promotion.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private PageServer(WebApplication application, string secret)
    {
        this.application = application;
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Url = new Uri($"{address}/{secret}/");
    }

    /// <summary>Such as <c>http://127.0.0.1:41234/3f.../</c>.</summary>
    public Uri Url { get; }

    /// <param name="port">0: any free one.</param>
    /// <param name="control">Told <c>start</c>, <c>pause</c>, <c>resume</c>, or <c>pace</c> with its number; null: no controls.</param>
    /// <exception cref="WebPortException">Another program listens there, or this user may not.</exception>
    public static async Task<PageServer> StartAsync(
        LiveSections sections, int port, Action<string, double>? control, CancellationToken cancellationToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(1));
        var application = builder.Build();
        application.Run(new PageEndpoint(sections, secret, control, application.Lifetime.ApplicationStopping).HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception e) when (IsTaken(e))
        {
            await application.DisposeAsync();
            throw new WebPortException(port, e.Message, e);
        }

        return new PageServer(application, secret);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static bool IsTaken(Exception e) => e is SocketException or IOException { InnerException: AddressInUseException };
}
