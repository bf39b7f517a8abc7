using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;

namespace Failover.ShopifyBackend;

/// <summary>
/// Receives a webhook. 2xx: the database has acknowledged the event. 503: it may or may not have stored it; Shopify sends it again (8
/// times in 4 hours). 401 and 400: it will never be stored.
/// </summary>
public sealed partial class WebhookEndpoint(ShopSettings settings, WebhookStore store, ILogger<WebhookEndpoint> logger)
{
    private const string EventIdHeader = "X-Shopify-Event-Id";
    private const int MostBytes = 5 * 1024 * 1024;

    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // The signature covers the raw bytes, so they are not parsed before it is checked.
        if (await ReadAsync(request, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!WebhookSignature.IsValid(body, request.Headers[WebhookSignature.Header], settings.WebhookSecret))
        {
            return Results.Unauthorized();
        }

        var eventId = request.Headers[EventIdHeader].ToString();
        return eventId.Length > 0 && TryParse(body, out var payload)
            ? await ApplyAsync(eventId, payload, cancellationToken)
            : Results.BadRequest($"Expected a JSON object and the header {EventIdHeader}.");
    }

    private async Task<IResult> ApplyAsync(string eventId, BsonDocument payload, CancellationToken cancellationToken)
    {
        try
        {
            await store.ApplyAsync(eventId, payload, cancellationToken);
            return Results.Ok();
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            LogNotApplied(eventId, e.GetType().Name);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is null or > MostBytes)
        {
            return null;
        }

        var body = new byte[request.ContentLength.Value];
        await request.Body.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    private static bool TryParse(byte[] body, out BsonDocument payload)
    {
        try
        {
            payload = BsonSerializer.Deserialize<BsonDocument>(System.Text.Encoding.UTF8.GetString(body));
            return true;
        }
        catch (FormatException)
        {
            payload = [];
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Event {EventId} was not acknowledged ({Reason}): answered 503, so Shopify will send it again")]
    private partial void LogNotApplied(string eventId, string reason);
}
