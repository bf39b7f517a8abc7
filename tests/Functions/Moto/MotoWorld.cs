using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.RDS.Model;

namespace Failover.Tests.Functions.Moto;

/// <summary>
/// What a test finds in its account, created over HTTP, because the functions' packages need no calls that create things.
/// </summary>
internal sealed class MotoWorld(Uri url) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = url };

    public Clients Clients { get; } = new(url);

    public void Dispose() => http.Dispose();

    /// <summary>Creates a cluster of two instances, NAME-a (the writer) and NAME-b.</summary>
    public Task<DBCluster> CreateClusterAsync(string name, params (string Key, string Value)[] tags) => CreateClusterAsync(name, [], tags);

    /// <summary>Creates a global cluster and its members, of which the first is the writer.</summary>
    public async Task<IReadOnlyList<DBCluster>> CreateGlobalClusterAsync(string name, params IEnumerable<string> members)
    {
        await RdsAsync(new() { ["Action"] = "CreateGlobalCluster", ["GlobalClusterIdentifier"] = name, ["Engine"] = "neptune" });
        var made = new List<DBCluster>();
        foreach (var member in members)
        {
            made.Add(await CreateClusterAsync(member, new() { ["GlobalClusterIdentifier"] = name }, []));
        }

        return made;
    }

    /// <param name="key">An access key of the account that gets the zone.</param>
    /// <returns>The zone's bare id.</returns>
    public async Task<string> CreateZoneAsync(string apex, string key = "moto")
    {
        using var body = new StringContent(
            $"""<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>{apex}</Name><CallerReference>{apex}</CallerReference></CreateHostedZoneRequest>""",
            Encoding.UTF8, "text/xml");
        var answer = XDocument.Parse(await SendAsync("2013-04-01/hostedzone", "route53", body, key));
        var id = answer.Descendants().First(e => e.Name.LocalName == "Id").Value;
        return id[(id.LastIndexOf('/') + 1)..];
    }

    /// <returns>The state machine's ARN.</returns>
    public async Task<string> CreateStateMachineAsync(string name)
    {
        var answer = await JsonAsync("states", "AWSStepFunctions.CreateStateMachine", new JsonObject
        {
            ["name"] = name,
            ["definition"] = """{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}""",
            ["roleArn"] = "arn:aws:iam::123456789012:role/failover",
        });
        return answer["stateMachineArn"].ShouldNotBeNull().GetValue<string>();
    }

    /// <returns>The secret's ARN.</returns>
    public async Task<string> CreateSecretAsync(string name, string text)
    {
        var answer = await JsonAsync("secretsmanager", "secretsmanager.CreateSecret", new JsonObject
        {
            ["Name"] = name,
            ["SecretString"] = text,
            ["ClientRequestToken"] = $"{name}-0123456789-0123456789-0123456789",
        });
        return answer["ARN"].ShouldNotBeNull().GetValue<string>();
    }

    private async Task<DBCluster> CreateClusterAsync(string name, Dictionary<string, string> more, (string Key, string Value)[] tags)
    {
        var form = new Dictionary<string, string>(more)
        {
            ["Action"] = "CreateDBCluster",
            ["DBClusterIdentifier"] = name,
            ["Engine"] = "neptune",
        };
        foreach (var (index, (key, value)) in tags.Index())
        {
            form[$"Tags.Tag.{index + 1}.Key"] = key;
            form[$"Tags.Tag.{index + 1}.Value"] = value;
        }

        await RdsAsync(form);
        foreach (var instance in new[] { "a", "b" })
        {
            await RdsAsync(new()
            {
                ["Action"] = "CreateDBInstance",
                ["DBInstanceIdentifier"] = $"{name}-{instance}",
                ["DBClusterIdentifier"] = name,
                ["DBInstanceClass"] = "db.r6g.large",
                ["Engine"] = "neptune",
            });
        }

        var answer = await Clients.Rds.DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = name });
        return answer.DBClusters.ShouldHaveSingleItem();
    }

    private async Task RdsAsync(Dictionary<string, string> form)
    {
        form["Version"] = "2014-10-31";
        using var body = new FormUrlEncodedContent(form);
        await SendAsync("", "rds", body);
    }

    private async Task<JsonNode> JsonAsync(string service, string target, JsonObject request)
    {
        using var body = new StringContent(request.ToJsonString(), Encoding.UTF8);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        body.Headers.Add("X-Amz-Target", target);
        return JsonNode.Parse(await SendAsync("", service, body)).ShouldNotBeNull();
    }

    // moto takes account, service and region from the signature's scope, but does not check the signature.
    private async Task<string> SendAsync(string path, string service, HttpContent body, string key = "moto")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
                $"AWS4-HMAC-SHA256 Credential={key}/20260101/{Clients.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{service} answered {(int)response.StatusCode}: {text}");
        return text;
    }
}
