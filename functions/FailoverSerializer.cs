using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.Functions.Scheduled.Readiness;
using Failover.Functions.Scheduled.Watch;
using Failover.Functions.Steps.CheckInSync;
using Failover.Functions.Steps.CheckRegion;
using Failover.Functions.Steps.CheckWriter;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Functions.Steps.FlipSwitch;
using Failover.Functions.Steps.ProbeWriter;
using Failover.Functions.Steps.PromoteRegion;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Functions.Steps.TriggerDrill;
using Failover.Functions.Steps.Unrecovered;
using Failover.Functions.Steps.UpsertCname;
using Failover.Functions.Steps.VerifyCluster;

[assembly: LambdaSerializer(typeof(FailoverSerializer))]

namespace Failover.Functions;

/// <summary>JSON as the state machine reads it: camel case, nulls omitted.</summary>
public sealed class FailoverSerializer()
    : SourceGeneratorLambdaJsonSerializer<FailoverJson>(options => options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);

/// <summary>Everything that goes into and out of a handler, serialized without reflection.</summary>
/// <remarks>
/// Its options match <see cref="FailoverSerializer"/>'s: the generated fast path is used only if the two agree.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(VerifyClusterRequest))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(CheckWriterRequest))]
[JsonSerializable(typeof(WriterCheck))]
[JsonSerializable(typeof(UpsertCnameRequest))]
[JsonSerializable(typeof(FlipSwitchRequest))]
[JsonSerializable(typeof(RecordSwap))]
[JsonSerializable(typeof(CheckInSyncRequest))]
[JsonSerializable(typeof(InSyncCheck))]
[JsonSerializable(typeof(ProbeWriterRequest))]
[JsonSerializable(typeof(ProbeCheck))]
[JsonSerializable(typeof(ReportOutcomeRequest))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(TriggerDrillRequest))]
[JsonSerializable(typeof(DrillStart))]
[JsonSerializable(typeof(HeartbeatRequest))]
[JsonSerializable(typeof(BeatCheck))]
[JsonSerializable(typeof(WatchRequest))]
[JsonSerializable(typeof(WatchResult))]
[JsonSerializable(typeof(UnrecoveredRequest))]
[JsonSerializable(typeof(Redriven))]
[JsonSerializable(typeof(ReadinessRequest))]
[JsonSerializable(typeof(ReadinessReport))]
[JsonSerializable(typeof(ChooseRegionRequest))]
[JsonSerializable(typeof(RegionChoice))]
[JsonSerializable(typeof(PromoteRegionRequest))]
[JsonSerializable(typeof(RegionPromotion))]
[JsonSerializable(typeof(CheckRegionRequest))]
[JsonSerializable(typeof(RegionCheck))]
public sealed partial class FailoverJson : JsonSerializerContext;
