using System.Text;
using System.Text.Json;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions;

/// <summary>Reads the JSON that callers send: input and output of executions and tasks.</summary>
internal static class Payloads
{
    /// <summary>AWS's payload quota, in bytes of UTF-8.</summary>
    private const int MostBytes = 262_144;

    /// <exception cref="StepFunctionsServiceException">ValidationException if it is too long;
    /// <paramref name="error"/> if it is not JSON.</exception>
    public static Value Parse(string text, string error, string message)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            throw new StepFunctionsServiceException(
                "ValidationException",
                    "1 validation error detected: Value failed to satisfy constraint: Member must have length less than or equal to "
                        + "262144");
        }

        try
        {
            return Value.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new StepFunctionsServiceException(error, $"{message}: '{problem.Message}'");
        }
    }
}
