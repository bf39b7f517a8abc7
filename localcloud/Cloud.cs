using System.Runtime.CompilerServices;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.S3;
using Failover.LocalCloud.Scheduler;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Time;
using Failover.LocalCloud.Wire;

namespace Failover.LocalCloud;

/// <summary>AWS in process: the simulated services of one account in one region, wired to each other as on AWS.</summary>
public sealed class Cloud
{
    /// <summary>
    /// Keyed by the text instance, which worlds with the same stack share: hashing the text would cost more than the rest of a deployment.
    /// </summary>
    private static readonly ConditionalWeakTable<string, StateMachineDefinition> Definitions = [];

    private readonly CloudServices services;

    /// <summary>A world with the single region <see cref="CloudCore.FirstRegion"/>.</summary>
    public Cloud(int seed, DateTimeOffset start, CloudOptions options)
        : this(new CloudCore(seed, start), options, null)
    {
    }

    /// <param name="global">The world to which it adds a region; null for a world of its own.</param>
    internal Cloud(CloudCore core, CloudOptions options, GlobalCloud? global)
    {
        Core = core;
        Global = global ?? new GlobalCloud(core, options);
        Global.Join(this);
        services = new CloudServices(Core, options.CloudWatch, options.Lambda)
        {
            StartExecution = StartFor,
        };
        DocumentDb = new DocumentDbService(Core, CloudWatch, options.DocumentDb, Global.Databases) { Globals = Global.GlobalClusters };
        Resolver = new Resolver(Core, Route53, DocumentDb);
        Wire = new DatabaseWire(Core, DocumentDb);
        StepFunctions = new StepFunctionsService(Core);
        StepFunctions.Hooks.Logged = services.Logs.Log;
        StepFunctions.Hooks.Throttled = services.Metrics.Throttled;
        StepFunctions.StatusChanged += services.Changed;
    }

    public CloudCore Core { get; }

    /// <summary>The world that this region belongs to.</summary>
    public GlobalCloud Global { get; }

    /// <summary>The region's name, for example <c>us-east-1</c>.</summary>
    public string Name => Core.Region;

    public DocumentDbService DocumentDb { get; }

    /// <summary>The same instance in all regions.</summary>
    public Route53Service Route53 => Global.Route53;

    /// <summary>The VPC's resolver.</summary>
    public Resolver Resolver { get; }

    public DatabaseWire Wire { get; }

    public ProbeSubnet ProbeSubnet { get; } = new();

    public StepFunctionsService StepFunctions { get; }

    public CloudWatchService CloudWatch => services.CloudWatch;

    public LambdaService Lambda => services.Lambda;

    public SnsService Sns => services.Sns;

    public S3Service S3 => services.S3;

    public ResourcePolicies ResourcePolicies => services.Policies;

    public IReadOnlyList<Queue> Queues => services.Sqs.Queues;

    /// <summary>The queues, to send to.</summary>
    public SqsService Sqs => services.Sqs;

    public EventBridgeService EventBridge => services.EventBridge;

    public SchedulerService Scheduler => services.Scheduler;

    /// <summary>The deployed stack; null before the first deployment.</summary>
    public Stack? Stack { get; private set; }

    /// <summary>The stack's first state machine, which performs the failover.</summary>
    /// <exception cref="InvalidOperationException">No state machine is deployed.</exception>
    public DeployedResource StateMachine => Stack?.Resources.FirstOrDefault(r => r.Type == ResourceTypes.StateMachine)
        ?? throw new InvalidOperationException("Expected a deployed stack with a state machine; deploy one first.");

    /// <summary>The definition of <see cref="StateMachine"/> with its placeholders replaced; null until it is deployed.</summary>
    public string? Definition { get; private set; }

    /// <summary>
    /// The permissions that the template's policies grant, and their use so far. Set by each deployment; tests may replace it.
    /// </summary>
    public IamService? Iam { get; set; }

    public DatabaseCluster Cluster(string identifier) =>
        DocumentDb.Find(identifier) ?? throw new ArgumentException($"This world has no cluster '{identifier}'.", nameof(identifier));

    /// <summary>Deploys the template as SAM does: functions, state machines, alarms, rules, topics and queues.</summary>
    /// <param name="alarmsBeginAs">See <see cref="StackOptions.AlarmsBeginAs"/>.</param>
    public Stack Deploy(
        TemplateDocument template, IReadOnlyDictionary<string, string> parameters, string stackName = "failover",
            AlarmValue? alarmsBeginAs = null) =>
        Make(template, new StackOptions
        {
            StackName = stackName,
            Parameters = parameters,
            AlarmsBeginAs = alarmsBeginAs,
            CreateStateMachine = static _ => "",
        });

    /// <summary>Updates the stack: replaces functions, roles and state machines while executions keep running.</summary>
    public Stack Update(TemplateDocument template, IReadOnlyDictionary<string, string> parameters) =>
        Make(template, new StackOptions
        {
            StackName = Stack!.Name,
            Parameters = parameters,
            IsUpdate = true,
            CreateStateMachine = static _ => "",
        });

    private Stack Make(TemplateDocument template, StackOptions options)
    {
        Definition = null;
        var sdk = new SdkTasks(
            Core, Sns, EventBridge, CloudWatch, Lambda, Route53, role => StackRoles.PrincipalOf(Stack!, role), () => Iam, S3,
            ResourcePolicies, DocumentDb, StepFunctions);
        var callers = new Dictionary<string, string>(StringComparer.Ordinal);
        Stack = Stack.Deploy(template, services, options with
        {
            Route53 = Route53,
            CreateStateMachine = machine =>
            {
                var caller = StackRoles.CallerOf(machine, callers);
                Definition ??= machine.Definition;
                var definition = Definitions.GetValue(machine.Definition, StateMachineDefinition.Parse);
                var tasks = new LambdaTaskRunner(Core, Lambda, Sns, caller)
                {
                    Sdk = sdk,
                    Policies = services.Policies,
                    Starts = new StartTask(Core, StepFunctions),
                };
                services.Logs.Configure(machine.Arn, machine.Logging);
                return options.IsUpdate ? StepFunctions.UpdateStateMachine(machine.Name, definition, tasks, machine.RoleArn)
                    : StepFunctions.CreateStateMachine(machine.Name, definition, tasks, machine.RoleArn, machine.Type == "EXPRESS");
            },
        });
        Iam = new IamService(StackRoles.From(Stack), Core.Time);
        // A role of another account is limited by its own policies alone, not by those of whoever assumed it.
        Core.Gate.Authorize = call => (call.Role is null ? Iam! : Global.ZoneAccount!.Iam).Authorize(call.AsRole);
        return Stack;
    }

    /// <summary>Starts an execution of <see cref="StateMachine"/>, as an operator does.</summary>
    public StateMachineExecution StartExecution(string input) => StepFunctions.StartExecution(StateMachine.Arn, input: input);

    /// <param name="service"><c>events</c> or <c>scheduler</c>, whose role starts it.</param>
    private Task StartFor(string service, string stateMachine, string input)
    {
        try
        {
            // The role of the rule or schedule: it gives up at once if it may not start the target.
            if (Core.Gate.Authorize(new ApiCall("states", "StartExecution", service, stateMachine)) is { } reason)
            {
                throw new EventTargetException(
                    "NO_PERMISSIONS",
                    $"{service}.amazonaws.com is not authorized to perform states:StartExecution on {stateMachine}: {reason}",
                    retryable: false);
            }

            StepFunctions.StartExecution(stateMachine, input: input);
            return Task.CompletedTask;
        }
        catch (StepFunctionsServiceException e)
        {
            throw new EventTargetException(e.Code, e.Message, retryable: false);
        }
    }
}
