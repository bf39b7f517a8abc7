using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Failover.Tests.Clients.ShopifyBackend;

/// <summary>
/// Sends webhooks as Shopify does: signed, waiting five seconds for the answer, and repeated with exponential backoff if the answer is not
/// 2xx or not in time. Shopify's 8 repetitions in 4 hours take ten seconds here.
/// </summary>
internal sealed class Sender(HttpClient http, string secret)
{
    private const int Tries = 9;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);

    public int Refused { get; private set; }

    /// <summary>Whether it was finally answered with 2xx.</summary>
    public async Task<bool> DeliverAsync(string eventId)
    {
        for (var (tries, wait) = (1, FirstWait); tries <= Tries; tries++, wait *= 1.5)
        {
            if (await TryAsync(eventId) is HttpStatusCode.OK)
            {
                return true;
            }

            Refused++;
            await Task.Delay(wait, TimeProvider.System);
        }

        return false;
    }

    public async Task<HttpStatusCode?> TryAsync(string? eventId, string? signature = null, string body = """{"id": 820982911946154508}""")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks") { Content = content };
        request.Headers.Add("X-Shopify-Hmac-Sha256", signature ?? Sign(body));
        if (eventId is not null)
        {
            request.Headers.Add("X-Shopify-Event-Id", eventId);
        }

        try
        {
            using var response = await http.SendAsync(request);
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private string Sign(string body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
}
