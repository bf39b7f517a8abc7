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
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Time;
using Failover.LocalCloud.Wire;

namespace Failover.LocalCloud;

/// <summary>An AWS in process: all the simulated services of one account in one region, wired to each other as AWS wires them.</summary>
public sealed class Cloud
{
    /// <summary>
    /// By the text itself, which worlds with the same stack share: its hash alone would cost more than the rest of a deployment.
    /// </summary>
    private static readonly ConditionalWeakTable<string, StateMachineDefinition> Definitions = [];

    private readonly CloudServices services;

    /// <summary>A world of one region, <see cref="CloudCore.FirstRegion"/>.</summary>
    public Cloud(int seed, DateTimeOffset start, CloudOptions options)
        : this(new CloudCore(seed, start), options, null)
    {
    }

    /// <param name="global">The world that it becomes a region of; null: one of its own.</param>
    internal Cloud(CloudCore core, CloudOptions options, GlobalCloud? global)
    {
        Core = core;
        Global = global ?? new GlobalCloud(core, options);
        Global.Join(this);
        services = new CloudServices(Core, options.CloudWatch, options.Lambda)
        {
            StartExecution = StartForRule,
        };
        DocumentDb = new DocumentDbService(Core, CloudWatch, options.DocumentDb, Global.Databases) { Globals = Global.GlobalClusters };
        Resolver = new Resolver(Core, Route53, DocumentDb);
        Wire = new DatabaseWire(Core, DocumentDb);
        StepFunctions = new StepFunctionsService(Core);
        StepFunctions.Hooks.Logged = services.Logs.Log;
        StepFunctions.Hooks.Throttled = services.Metrics.Throttled;
        StepFunctions.StatusChanged += services.Metrics.Changed;
    }

    public CloudCore Core { get; }

    /// <summary>The world whose region this is.</summary>
    public GlobalCloud Global { get; }

    /// <summary>The region's name: <c>us-east-1</c>.</summary>
    public string Name => Core.Region;

    public DocumentDbService DocumentDb { get; }

    /// <summary>The same in all regions.</summary>
    public Route53Service Route53 => Global.Route53;

    /// <summary>The VPC's resolver.</summary>
    public Resolver Resolver { get; }

    public DatabaseWire Wire { get; }

    public ProbeSubnet ProbeSubnet { get; } = new();

    public StepFunctionsService StepFunctions { get; }

    public CloudWatchService CloudWatch => services.CloudWatch;

    public LambdaService Lambda => services.Lambda;

    public SnsService Sns => services.Sns;

    public ResourcePolicies ResourcePolicies => services.Policies;

    public IReadOnlyList<Queue> Queues => services.Sqs.Queues;

    public EventBridgeService EventBridge => services.EventBridge;

    /// <summary>The stack, once it is deployed.</summary>
    public Stack? Stack { get; private set; }

    /// <summary>The stack's first state machine: the one that fails over.</summary>
    /// <exception cref="InvalidOperationException">None is deployed.</exception>
    public DeployedResource StateMachine => Stack?.Resources.FirstOrDefault(r => r.Type == ResourceTypes.StateMachine)
        ?? throw new InvalidOperationException("Expected a deployed stack with a state machine; deploy one first.");

    /// <summary>The text of <see cref="StateMachine"/>, its placeholders replaced; null until it is deployed.</summary>
    public string? Definition { get; private set; }

    /// <summary>
    /// Who may do what, by the template's policies, and what was asked of them. Set once the stack is deployed; a test may set another.
    /// </summary>
    public IamService? Iam { get; set; }

    public DatabaseCluster Cluster(string identifier) =>
        DocumentDb.Find(identifier) ?? throw new ArgumentException($"This world has no cluster '{identifier}'.", nameof(identifier));

    /// <summary>Deploys the template as SAM does: functions, state machines, alarms, rules, topics and queues become real.</summary>
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

    /// <summary>Deploys the stack again: functions, roles and state machines of now, while executions run on.</summary>
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
            Core, Sns, EventBridge, CloudWatch, Lambda, Route53, role => StackRoles.PrincipalOf(Stack!, role), () => Iam);
        Stack = Stack.Deploy(template, services, options with
        {
            Route53 = Route53,
            CreateStateMachine = machine =>
            {
                var caller = Definition is null ? StackRoles.FirstMachine : machine.LogicalId;
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
                    : StepFunctions.CreateStateMachine(
                        machine.Name, definition, tasks, machine.RoleArn, machine.Type == "EXPRESS");
            },
        });
        Iam = new IamService(StackRoles.From(Stack), Core.Time);
        Core.Gate.Authorize = call => Iam!.Authorize(call);
        return Stack;
    }

    /// <summary>Starts an execution of the stack's only state machine, as a person does.</summary>
    public StateMachineExecution StartExecution(string input) => StepFunctions.StartExecution(StateMachine.Arn, input: input);

    private Task StartForRule(string stateMachine, string input)
    {
        try
        {
            // The rule's role: EventBridge gives up at once where it may not start the target.
            if (Core.Gate.Authorize(new ApiCall("states", "StartExecution", "events", stateMachine)) is { } reason)
            {
                throw new EventTargetException(
                    "NO_PERMISSIONS",
                    $"events.amazonaws.com is not authorized to perform states:StartExecution on {stateMachine}: {reason}",
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
