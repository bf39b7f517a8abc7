namespace Failover.LocalCloud.Gate;

/// <summary>How a service refuses a call: with a fault's error, or because the caller has no permission.</summary>
internal static class Refusal
{
    /// <summary>Throws the call's error, if any.</summary>
    /// <param name="action"><c>service:Operation</c>.</param>
    /// <param name="authorize">Returns null if the caller may make the call, otherwise why it may not.</param>
    public static void Check(
        ApiCall call, string action, ApiFault? fault, Func<ApiCall, string?> authorize, ApiErrorFactory error)
    {
        switch (fault?.Kind)
        {
            case ApiFaultKind.Throttle:
                throw error("Throttling", "Rate exceeded", 400);
            case ApiFaultKind.ServerError:
                throw error("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500);
            case ApiFaultKind.Unavailable:
                throw error("ServiceUnavailable", "The request has failed due to a temporary failure of the server.", 503);
            case ApiFaultKind.Error:
                throw error(fault.ErrorCode ?? "InternalFailure", $"Simulated {fault.ErrorCode}", 400);
            case ApiFaultKind.Deny:
                throw error("AccessDenied", Denied(call, action, "a simulated fault denies it"), 403);
        }

        if (authorize(call) is { } reason)
        {
            throw error("AccessDenied", Denied(call, action, reason), 403);
        }

        foreach (var resource in call.AlsoResources)
        {
            var also = call with { Resource = resource, AlsoResources = [] };
            if (authorize(also) is { } lacking)
            {
                throw error("AccessDenied", Denied(also, action, lacking), 403);
            }
        }
    }

    /// <summary>As AWS names who makes the call.</summary>
    public static string Caller(ApiCall call) =>
        call.Role?.Arn ?? $"arn:aws:sts::123456789012:assumed-role/{call.Caller}Role/{call.Caller}";

    private static string Denied(ApiCall call, string action, string reason) =>
        $"User: {Caller(call)} is not authorized to perform: {action} " +
        // AWS reports an explicit deny without "because": "... on resource: X with an explicit deny in an identity-based policy".
        $"on resource: {call.Resource} {(reason.StartsWith("with ", StringComparison.Ordinal) ? "" : "because ")}{reason}";
}
