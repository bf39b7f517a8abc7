using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.S3;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>
/// The AWS SDK integrations that these state machines use: <c>arn:aws:states:::aws-sdk:SERVICE:action</c>. Parameters and results are
/// the API's in PascalCase; errors are <c>Service.NameException</c>, with that suffix even if the API's own name lacks it
/// (Step Functions guide, "Learning to use AWS service SDK integrations").
/// </summary>
/// <param name="roles">Gives the principal that a role's ARN belongs to; null if there is no such role.</param>
/// <param name="iam">Gives the current IAM.</param>
public sealed class SdkTasks(
    CloudCore core, SnsService sns, EventBridgeService rules, CloudWatchService cloudWatch, LambdaService lambda, Route53Service route53,
    Func<string, string?> roles, Func<IamService?> iam, S3Service s3,
    ResourcePolicies policies, DocumentDbService? databases = null, StepFunctionsService? machines = null)
{
    private const string Prefix = "arn:aws:states:::aws-sdk:";

    private readonly S3Calls buckets = new(core, s3, policies);

    public static bool Runs(string resource) => resource.StartsWith(Prefix, StringComparison.Ordinal);

    /// <param name="caller">The state machine, as IAM and the faults see it.</param>
    /// <exception cref="TaskFailedException">The service refuses the call, or the integration is not supported here.</exception>
    public Task<JsonNode?> RunAsync(string resource, JsonNode? input, string caller, CancellationToken cancellationToken)
    {
        var parameters = new SdkParameters(resource, input);
        return resource[Prefix.Length..] switch
        {
            "sns:listSubscriptionsByTopic" => CallAsync(
                SdkErrors.Sns, new ApiCall("sns", "ListSubscriptionsByTopic", caller, parameters.Text("TopicArn")),
                () => SubscriptionList.Answer(sns, parameters.Text("TopicArn")), cancellationToken),
            "eventbridge:describeRule" => CallAsync(
                SdkErrors.EventBridge, new ApiCall("events", "DescribeRule", caller, RuleArn(parameters.Text("Name"))),
                () => RuleDescription.Answer(rules, parameters.Text("Name")), cancellationToken),
            "cloudwatch:describeAlarms" => CallAsync(
                SdkErrors.CloudWatch, new ApiCall("cloudwatch", "DescribeAlarms", caller, AlarmDescription.Scope(core, parameters)),
                () => AlarmDescription.Answer(cloudWatch, parameters), cancellationToken),
            "lambda:getFunctionConfiguration" => CallAsync(
                SdkErrors.Lambda,
                new ApiCall("lambda", "GetFunctionConfiguration", caller, Unqualified(parameters.Text("FunctionName"))),
                () => VpcView.Function(core, lambda, parameters.Text("FunctionName")), cancellationToken),
            "route53:listHostedZonesByVPC" => CallAsync(
                SdkErrors.Route53, new ApiCall("route53", "ListHostedZonesByVPC", caller, "*"),
                () => VpcView.Zones(core, route53, parameters, caller), cancellationToken, route53.ControlPlane.Strike()),
            "iam:simulatePrincipalPolicy" => CallAsync(
                SdkErrors.Iam, new ApiCall("iam", "SimulatePrincipalPolicy", caller, parameters.Text("PolicySourceArn")),
                () => PolicySimulation.Answer(iam(), roles, parameters), cancellationToken),
            "rds:describePendingMaintenanceActions" when databases is not null => CallAsync(
                SdkErrors.Rds, new ApiCall("rds", "DescribePendingMaintenanceActions", caller, RdsArn("cluster"))
                {
                    AlsoResources = [RdsArn("db")],
                },
                () => RdsLists.Maintenance(databases), cancellationToken),
            "rds:describeEventSubscriptions" when databases is not null => CallAsync(
                SdkErrors.Rds, new ApiCall("rds", "DescribeEventSubscriptions", caller, RdsArn("es")),
                () => RdsLists.Subscriptions(databases), cancellationToken),
            "sfn:describeExecution" or "sfn:listExecutions" when machines is not null =>
                ExecutionsAsync(machines, resource, caller, parameters, cancellationToken),
            "s3:putObject" or "s3:getObject" or "s3:listObjectsV2" => BucketAsync(resource, caller, parameters, cancellationToken),
            _ => throw new TaskFailedException("States.Runtime", $"The resource provided is not supported by the local cloud: {resource}"),
        };
    }

    private Task<JsonNode?> ExecutionsAsync(
        StepFunctionsService service, string resource, string caller, SdkParameters parameters, CancellationToken cancellationToken)
    {
        var call = ExecutionCalls.Call(resource[(resource.LastIndexOf(':') + 1)..], caller, parameters);
        return CallAsync(
            SdkErrors.StepFunctions, call, () => ExecutionCalls.Answer(service, call, parameters), cancellationToken);
    }

    private Task<JsonNode?> BucketAsync(
        string resource, string caller, SdkParameters parameters, CancellationToken cancellationToken)
    {
        var call = S3Calls.Call(resource[(resource.LastIndexOf(':') + 1)..], caller, parameters);
        return CallAsync(SdkErrors.S3, call, () => buckets.Answer(call, parameters), cancellationToken);
    }

    private string RdsArn(string type) => $"arn:aws:rds:{core.Region}:{CloudCore.Account}:{type}:*";

    private string RuleArn(string name) =>
        rules.Rules.FirstOrDefault(rule => rule.Name == name)?.Arn ?? $"arn:aws:events:*:{CloudCore.Account}:rule/{name}";

    // Without its version: the VPC is a property of the function itself.
    private string Unqualified(string function) =>
        lambda.Find(function) is { } known ? $"arn:aws:lambda:{known.Region}:{CloudCore.Account}:function:{known.Name}" : function;

    private async Task<JsonNode?> CallAsync(
        SdkErrors errors, ApiCall call, Func<JsonObject> answer, CancellationToken cancellationToken, ApiFaultKind? outage = null)
    {
        try
        {
            return await core.Gate.CallAsync(
                call, static (code, message, status) => new SdkException(code, message, status), answer, outage, cancellationToken);
        }
        catch (SdkException e)
        {
            throw new TaskFailedException(errors.Name(e), $"{e.Message} (Service: {errors.Service}, Status Code: {e.Status})");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaskFailedException($"{errors.Service}.SdkClientException", e.Message);
        }
    }
}
