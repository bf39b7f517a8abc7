using Failover.LocalCloud.Template;

namespace Failover.Drill.Bench;

/// <summary>
/// The competent baseline's stack: an alarm that takes a minute without the writer's metrics for its death (missing data breaching:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html), a topic, and one function.
/// </summary>
internal static class CompetentTemplate
{
    private static readonly Lazy<TemplateDocument> Parsed = new(static () => TemplateDocument.Parse(Text));

    public static TemplateDocument Document => Parsed.Value;

    private const string Text = """
        AWSTemplateFormatVersion: "2010-09-09"
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          ClusterIdentifier: {Type: String}
          RecordName: {Type: String}
          HostedZoneId: {Type: String}
          EndpointKind: {Type: String}
        Resources:
          AlarmTopic:
            Type: AWS::SNS::Topic
          WriterAlarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: !Sub "${ClusterIdentifier}-writer"
              Namespace: AWS/DocDB
              MetricName: DatabaseConnections
              Dimensions:
                - {Name: DBClusterIdentifier, Value: !Ref ClusterIdentifier}
                - {Name: Role, Value: WRITER}
              Statistic: Sum
              Period: 60
              EvaluationPeriods: 1
              Threshold: 0
              ComparisonOperator: LessThanThreshold
              TreatMissingData: breaching
              AlarmActions: [!Ref AlarmTopic]
          FailoverFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: drill::Failover.Drill.Bench.CompetentFunction_Handle_Generated::Handle
              Runtime: dotnet10
              Timeout: 900
              MemorySize: 512
              Environment:
                Variables:
                  CLUSTER_ID: !Ref ClusterIdentifier
                  RECORD_NAME: !Ref RecordName
                  HOSTED_ZONE_ID: !Ref HostedZoneId
                  ENDPOINT_KIND: !Ref EndpointKind
              Policies:
                - Statement:
                    - Effect: Allow
                      Action: [rds:DescribeDBClusters, rds:DescribeDBInstances]
                      Resource: "*"
                    - Effect: Allow
                      Action: route53:ChangeResourceRecordSets
                      Resource: !Sub "arn:aws:route53:::hostedzone/${HostedZoneId}"
                    - Effect: Allow
                      Action: route53:GetChange
                      Resource: "arn:aws:route53:::change/*"
          AlarmSubscription:
            Type: AWS::SNS::Subscription
            Properties:
              TopicArn: !Ref AlarmTopic
              Protocol: lambda
              Endpoint: !GetAtt FailoverFunction.Arn
        """;
}
