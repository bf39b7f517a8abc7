using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Template;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.Template;

public sealed class StackTests
{
    private const string Text = """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Timeout: 20
            Environment: { Variables: { SETTING: global, OTHER: kept } }
        Resources:
          HandleFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Failover.Tests::Failover.Tests.LocalCloud.Lambda.HostedFunctions_Handle_Generated::Handle
              Environment: { Variables: { SETTING: !Ref Alerts } }
              Policies:
                - Statement: [{ Effect: Allow, Action: 'rds:DescribeDBClusters', Resource: '*' }]
              Events:
                Tick: { Type: Schedule, Properties: { Schedule: rate(10 minutes), Input: '{"cluster":"orders-prod"}' } }
          Failover:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: failover.asl.json
              DefinitionSubstitutions: { HandleFunctionArn: !GetAtt HandleFunction.Arn, Budget: 30 }
              Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref HandleFunction } }]
              Events:
                Down:
                  Type: EventBridgeRule
                  Properties:
                    Pattern: { source: [aws.cloudwatch], detail: { alarmName: [!Ref WriterDown], state: { value: [ALARM] } } }
                    InputTransformer:
                      InputPathsMap: { name: $.detail.alarmName }
                      InputTemplate: '{"alarm": <name>}'
                    RetryPolicy: { MaximumEventAgeInSeconds: 600, MaximumRetryAttempts: 3 }
                    DeadLetterConfig: { Arn: !GetAtt Dead.Arn }
          WriterDown:
            Type: AWS::CloudWatch::CompositeAlarm
            Properties: { AlarmRule: !Sub 'ALARM("${WriterSilent}")', AlarmActions: [!Ref Alerts] }
          WriterSilent:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Namespace: AWS/DocDB
              MetricName: DatabaseConnections
              Dimensions: [{ Name: DBClusterIdentifier, Value: orders-prod }]
              Statistic: Sum
              Period: 60
              EvaluationPeriods: 1
              Threshold: 0
              ComparisonOperator: LessThanOrEqualToThreshold
              TreatMissingData: breaching
          Watch:
            Type: AWS::Events::Rule
            Properties:
              EventPattern: { source: [aws.rds] }
              Targets: [{ Id: alerts, Arn: !Ref Alerts, InputPath: $.detail.Message }]
          Alerts: { Type: AWS::SNS::Topic, Properties: { TopicName: alerts, Subscription: [{ Protocol: email, Endpoint: a@b }] } }
          Dead: { Type: AWS::SQS::Queue }
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: 2012-10-17
                Statement: [{ Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: sts:AssumeRole }]
        """;

    private readonly CloudServices services = new(new CloudCore(2, Alarms.Start));
    private readonly List<StateMachineResource> machines = [];
    private readonly List<(string Arn, string Input)> executions = [];

    [Fact]
    public void Deploy_Function_HasGlobalsMergedAndPolicies()
    {
        var stack = Deploy(Text);

        var function = services.Lambda.Find("HandleFunction").ShouldNotBeNull();
        (function.Name, function.Timeout, function.MemorySize).ShouldBe(("dr-HandleFunction", 20, 128));
        function.Environment["SETTING"].ShouldBe("arn:aws:sns:us-east-1:123456789012:alerts");
        function.Environment["OTHER"].ShouldBe("kept");
        stack["HandleFunction"].Properties["Policies"]![0]!["Statement"]![0]!["Action"]!.GetValue<string>()
            .ShouldBe("rds:DescribeDBClusters");
        stack["HandleFunction"].RoleArn.ShouldBe("arn:aws:iam::123456789012:role/dr-HandleFunctionRole");
        stack["Role"].Properties["AssumeRolePolicyDocument"]!["Version"]!.GetValue<string>().ShouldBe("2012-10-17");
    }

    [Fact]
    public void Deploy_StateMachine_GetsItsDefinitionSubstituted()
    {
        Deploy(Text);

        var machine = machines.Single();
        machine.Definition.ShouldBe("""{"Resource":"arn:aws:lambda:us-east-1:123456789012:function:dr-HandleFunction","Seconds":30}""");
        machine.Arn.ShouldBe("arn:aws:states:us-east-1:123456789012:stateMachine:dr-Failover");
        machine.Policies![0]!["LambdaInvokePolicy"]!["FunctionName"]!.GetValue<string>().ShouldBe("dr-HandleFunction");
    }

    [Fact]
    public void Deploy_SameValuesTwice_SharesTheDefinitionsText()
    {
        var document = Document(Text);
        Deploy(document);
        Stack.Deploy(document, new CloudServices(new CloudCore(9, Alarms.Start)), Options());

        ReferenceEquals(machines[0].Definition, machines[1].Definition).ShouldBeTrue();
    }

    [Fact]
    public void Deploy_WriterFallsSilent_StartsTheStateMachineAndNotifiesOperators()
    {
        Deploy(Text);

        services.Core.Time.Run(() => services.Core.Time.Delay(TimeSpan.FromMinutes(3), CancellationToken.None));

        executions.ShouldBe([("arn:aws:states:us-east-1:123456789012:stateMachine:dr-Failover", """{"alarm": "dr-WriterDown"}""")]);
        services.Sns.Topics.Single().Messages.Single().Subject.ShouldBe("ALARM: \"dr-WriterDown\" in US East (N. Virginia)");
    }

    [Fact]
    public void Deploy_RecordedClusterEvent_ReachesTheTopic()
    {
        Deploy(Text);
        services.EventBridge.Put(Shape.Recorded("rds-cluster-event.json"));

        services.Core.Time.Run(() => services.Core.Time.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));

        services.Sns.Topics.Single().Messages[0].Message.ShouldBe("\"Completed failover to DB instance: orders-prod-2\"");
    }

    [Fact]
    public void Deploy_Schedule_InvokesTheFunction()
    {
        Deploy(Text);

        services.Core.Time.Run(() => services.Core.Time.Delay(TimeSpan.FromMinutes(21), CancellationToken.None));

        services.Lambda.CountOf("HandleFunction").ShouldBe(2);
    }

    [Theory]
    [InlineData(
        "AWS::SQS::Queue", "AWS::DynamoDB::Table", "Resource Dead: expected a supported type, found AWS::DynamoDB::Table")]
    [InlineData("Period: 60", "Period: 61", "Resource WriterSilent (AWS::CloudWatch::Alarm): property Period")]
    [InlineData(
        "Statistic: Sum", "Statistic: Middle",
        "property Statistic: expected one of [SampleCount, Average, Sum, Minimum, Maximum], found \"Middle\"")]
    [InlineData("Statistic: Sum", "ExtendedStatistic: p90", "property ExtendedStatistic: expected one of")]
    [InlineData(
        "Timeout: 20", "Timeout: 901",
        "Resource HandleFunction (AWS::Serverless::Function): property Timeout: expected a whole number from 1 to 900, found 901")]
    [InlineData(
        "rate(10 minutes)", "rate(10 minute)",
        "Resource HandleFunction (AWS::Serverless::Function).Events.Tick.Properties: property Schedule")]
    [InlineData(
        "HostedFunctions_Handle", "Gone_Handle", "property Handler: Handler Failover.Tests::Failover.Tests.LocalCloud.Lambda.Gone::Handle")]
    [InlineData("source: [aws.rds]", "source: aws.rds", "property EventPattern: Event pattern is not valid")]
    [InlineData("'{\"alarm\": <name>}'", "'{\"alarm\": <nome>}'", "property InputTemplate: InputTemplate: the variable <nome>")]
    [InlineData(
        "'ALARM(\"${WriterSilent}\")'", "'ALARM(gone)'",
        "property AlarmRule: Composite alarm dr-WriterDown: AlarmRule refers to alarms that do not exist: gone")]
    [InlineData("failover.asl.json", "gone.json", "gone.json")]
    public void Deploy_Slip_NamesResourcePropertyExpectedAndFound(string right, string wrong, string message) =>
        Should.Throw<Exception>(() => Deploy(Text.Replace(right, wrong))).Message.ShouldContain(message);

    private static TemplateDocument Document(string text) => TemplateDocument.Parse(text, static path => path == "failover.asl.json"
        ? """{"Resource":"${HandleFunctionArn}","Seconds":${Budget}}"""
        : throw new FileNotFoundException($"Could not find {path}"));

    private Stack Deploy(string text) => Deploy(Document(text));

    private Stack Deploy(TemplateDocument document)
    {
        services.StartExecution = (_, arn, input) =>
        {
            executions.Add((arn, input));
            return Task.CompletedTask;
        };
        return Stack.Deploy(document, services, Options());
    }

    private StackOptions Options() => new()
    {
        StackName = "dr",
        AlarmsBeginAs = AlarmValue.Ok,
        CreateStateMachine = machine =>
        {
            machines.Add(machine);
            return machine.Arn;
        },
    };
}
