using Failover.LocalCloud.Template;

namespace Failover.Drill.Bench;

/// <summary>The article's stack: one alarm, one topic, one function. Each of its two readings is parsed once per process.</summary>
internal static class ArticleTemplate
{
    private static readonly Lazy<TemplateDocument> ParsedLiteral = new(
        static () => TemplateDocument.Parse(Text(nameof(ArticleLiteralFunction))));
    private static readonly Lazy<TemplateDocument> ParsedBest = new(static () => TemplateDocument.Parse(Text(nameof(ArticleBestFunction))));

    /// <summary>Word for word, including its flaws.</summary>
    public static TemplateDocument Literal => ParsedLiteral.Value;

    /// <summary>The most charitable reading: the event is parsed as it arrives, and the cluster comes from the environment.</summary>
    public static TemplateDocument Best => ParsedBest.Value;

    private static string Text(string handler) => $$"""
        AWSTemplateFormatVersion: "2010-09-09"
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          ClusterIdentifier: {Type: String}
          RecordName: {Type: String}
          HostedZoneId: {Type: String}
        Resources:
          AlarmTopic:
            Type: AWS::SNS::Topic
          ConnectionsAlarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: !Sub "${ClusterIdentifier}-connections"
              Namespace: AWS/DocDB
              MetricName: DatabaseConnections
              Dimensions:
                - {Name: DBClusterIdentifier, Value: !Ref ClusterIdentifier}
              Statistic: Sum
              Period: 300
              EvaluationPeriods: 2
              Threshold: 1
              ComparisonOperator: LessThanOrEqualToThreshold
              TreatMissingData: notBreaching
              AlarmActions: [!Ref AlarmTopic]
          FailoverFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: drill::Failover.Drill.Bench.{{handler}}_Handle_Generated::Handle
              Runtime: dotnet10
              Timeout: 60
              MemorySize: 512
              Environment:
                Variables:
                  CLUSTER_ID: !Ref ClusterIdentifier
                  RECORD_NAME: !Ref RecordName
                  HOSTED_ZONE_ID: !Ref HostedZoneId
              Policies:
                - Statement:
                    - Effect: Allow
                      Action: rds:DescribeDBClusters
                      Resource: "*"
                    - Effect: Allow
                      Action: route53:ChangeResourceRecordSets
                      Resource: !Sub "arn:aws:route53:::hostedzone/${HostedZoneId}"
          AlarmSubscription:
            Type: AWS::SNS::Subscription
            Properties:
              TopicArn: !Ref AlarmTopic
              Protocol: lambda
              Endpoint: !GetAtt FailoverFunction.Arn
        """;
}
