using System.Text.Json;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Failover.Functions.Contract;
using MongoDB.Driver;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// Reads the probe's user from Secrets Manager, in the format that RDS and DocumentDB rotation use. Nothing is cached.
/// </summary>
internal static class ProbeSecret
{
    /// <exception cref="ProbeSecretException">The secret is missing, not permitted, not readable in time, or in another format.</exception>
    public static async Task<MongoCredential> ReadAsync(IAmazonSecretsManager secrets, string arn, StepTime step)
    {
        try
        {
            var answer = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = arn }, step.Token);
            return Parse(answer.SecretString, arn);
        }
        catch (ResourceNotFoundException e)
        {
            throw new ProbeSecretException($"Expected the secret {arn}, but found none. Create it or correct the setting.", e);
        }
        catch (DecryptionFailureException e)
        {
            throw new ProbeSecretException($"The secret {arn} cannot be decrypted. Allow the function kms:Decrypt on the secret's key.", e);
        }
        catch (Amazon.SecretsManager.Model.InvalidRequestException e)
        {
            throw new ProbeSecretException($"The secret {arn} cannot be read now (is it marked for deletion?): {OneLine.From(e.Message)}",
                e);
        }
        catch (AmazonSecretsManagerException e) when (e.ErrorCode is "AccessDeniedException" or "AccessDenied")
        {
            throw new ProbeSecretException(
                $"Reading the secret {arn} is denied. " +
                "Allow the function secretsmanager:GetSecretValue on it (and kms:Decrypt on its key).", e);
        }
        catch (OperationCanceledException e) when (!step.Abandoned)
        {
            throw new ProbeSecretException(
                $"Secrets Manager did not answer for {arn} in time. Does the VPC have an interface endpoint for secretsmanager, " +
                "or a NAT?", e);
        }
    }

    private static MongoCredential Parse(string? json, string arn)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && Text(root, "username") is { } user
                && Text(root, "password") is { } password)
            {
                return MongoCredential.CreateCredential("admin", user, password);
            }
        }
        catch (JsonException)
        {
            // Reported below. The exception is not passed on: its message quotes the secret.
        }

        throw new ProbeSecretException($"Expected a JSON object with the strings 'username' and 'password' in the secret {arn}, but " +
            "found something else.");
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text : null;
}
