using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Drill.Serving;

/// <summary>The Invoke API over HTTP, only on this machine's loopback: anybody who can connect can invoke.</summary>
internal sealed class InvokeServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private InvokeServer(WebApplication application) => this.application = application;

    /// <summary>Such as <c>http://127.0.0.1:3001</c>.</summary>
    public Uri Url => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="port">0 for any free one.</param>
    /// <exception cref="PortUnavailableException">Another program listens there, or this user may not.</exception>
    public static async Task<InvokeServer> StartAsync(ServedWorld world, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
            // The Invoke API has its own limit, and its own error for it.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var application = builder.Build();
        application.Run(new InvokeEndpoint(world).HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await application.DisposeAsync();
            throw new PortUnavailableException(port, "that another program listens there", e);
        }
        catch (SocketException e)
        {
            await application.DisposeAsync();
            throw new PortUnavailableException(port, $"that it can't be opened ({e.Message})", e);
        }

        return new InvokeServer(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
