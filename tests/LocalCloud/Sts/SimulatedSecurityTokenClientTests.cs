using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Sts;
using Failover.LocalCloud.Template;

namespace Failover.Tests.LocalCloud.Sts;

/// <summary>Two accounts: the caller's policies, the role's trust and the role's policies all have to allow a call.</summary>
public sealed class SimulatedSecurityTokenClientTests
{
    private const string Caller = "UpsertCnameFunction";
    private const string CallersRole = "arn:aws:iam::123456789012:role/failover-UpsertCnameFunctionRole";
    private const string Zone = "Z0SHOPEXAMPLE";
    private const string Role = "arn:aws:iam::210987654321:role/failover-zone";

    private readonly Cloud cloud = new(1, World.Start, new CloudOptions());

    public SimulatedSecurityTokenClientTests()
    {
        cloud.Route53.CreateZone("shop.example", isPrivate: true, Zone, account: ZoneAccount.Account);
        cloud.Deploy(Deployment.Template, StackParameters.From(new WorldSpec { ZoneAccount = new ZoneAccountSpec() }));
        cloud.Global.ZoneAccount = ZoneAccountDeployer.Deploy(
            Deployment.ZoneAccount,
            new Dictionary<string, string>
            {
                ["HostedZoneId"] = Zone,
                ["RecordName"] = "db.shop.example",
                ["FailoverAccountId"] = "123456789012",
                ["FailoverRoleArns"] = $"{CallersRole},arn:aws:iam::123456789012:role/other-*",
                ["ExternalId"] = "orders-4711",
            },
            cloud.Core.Time);
    }

    [Fact]
    public void Assume_TrustedRoleWithTheExternalId_ReadsTheZone() => Read(CallersRole, "orders-4711").ShouldBe("shop.example.");

    [Fact]
    public void Assume_RoleOfATrustedPattern_ReadsTheZone() =>
        Read("arn:aws:iam::123456789012:role/other-UpsertCnameFunctionRole", "orders-4711").ShouldBe("shop.example.");

    [Theory]
    [InlineData(CallersRole, "orders-4712", Role)]
    [InlineData(CallersRole, null, Role)]
    [InlineData("arn:aws:iam::123456789012:role/somebody", "orders-4711", Role)]
    [InlineData(CallersRole, "orders-4711", "arn:aws:iam::210987654321:role/no-such-role")]
    public void Assume_NotTrusted_IsDeniedInAwsWords(string own, string? externalId, string role)
    {
        // The function's own policy allows it to ask for any role here, so that trust alone decides.
        cloud.Core.Gate.Authorize = static _ => null;

        var error = Should.Throw<AmazonSecurityTokenServiceException>(() => Assume(own, externalId, role));

        error.ErrorCode.ShouldBe("AccessDenied");
        error.Message.ShouldBe(
            "User: arn:aws:sts::123456789012:assumed-role/UpsertCnameFunctionRole/UpsertCnameFunction is not authorized to perform: "
            + $"sts:AssumeRole on resource: {role}");
    }

    [Fact]
    public void Assume_CallersOwnPolicyLacksIt_IsDenied()
    {
        var id = cloud.Iam!.Policies.Statements.Single(s => s is { Principal: Caller, Sid: "AssumeTheZonesRole" });
        cloud.Iam = cloud.Iam.WithoutStatement(id.Principal, id.Index);

        Should.Throw<AmazonSecurityTokenServiceException>(() => Assume(CallersRole, "orders-4711")).Message
            .ShouldEndWith("because no identity-based policy allows the sts:AssumeRole action");
    }

    [Fact]
    public void Assume_ForLongerThanRoleChainingAllows_IsRefused() =>
        Should.Throw<AmazonSecurityTokenServiceException>(() => Assume(CallersRole, "orders-4711", seconds: 7200)).ErrorCode
            .ShouldBe("ValidationError");

    [Fact]
    public void Call_WithTheFunctionsOwnCredentials_IsDeniedTheOtherAccountsZone()
    {
        cloud.Core.Gate.Authorize = static _ => null;

        Should.Throw<AmazonRoute53Exception>(() => Read(null)).Message.ShouldBe(
            "User: arn:aws:sts::123456789012:assumed-role/UpsertCnameFunctionRole/UpsertCnameFunction is not authorized to access this "
            + "resource");
    }

    [Fact]
    public void Call_BeyondTheRolesPolicy_IsDeniedAndNamesTheRole()
    {
        cloud.Route53.CreateZone("other.example", isPrivate: true, "Z0OTHER", account: ZoneAccount.Account);
        var session = Assume(CallersRole, "orders-4711");

        Should.Throw<AmazonRoute53Exception>(() => Read(session.Credentials, "Z0OTHER")).Message.ShouldStartWith(
            "User: arn:aws:sts::210987654321:assumed-role/failover-zone/upsert is not authorized to perform: route53:GetHostedZone");
    }

    [Fact]
    public void Call_AfterAnHour_IsExpired()
    {
        var session = Assume(CallersRole, "orders-4711");
        cloud.Core.Time.Run(() => cloud.Core.Time.Delay(TimeSpan.FromHours(1), CancellationToken.None));

        Should.Throw<AmazonRoute53Exception>(() => Read(session.Credentials)).ErrorCode.ShouldBe("ExpiredToken");
    }

    /// <summary>The trust policy in the template, when somebody narrows or widens the roles that it names.</summary>
    [Fact]
    public void Template_RoleOfAnotherAccount_IsNotTrustedWhateverItsName()
    {
        cloud.Core.Gate.Authorize = static _ => null;
        Should.Throw<AmazonSecurityTokenServiceException>(() =>
            Assume("arn:aws:iam::999999999999:role/failover-UpsertCnameFunctionRole", "orders-4711"));
    }

    private string Read(string own, string externalId) => Read(Assume(own, externalId).Credentials);

    private string Read(AWSCredentials? credentials, string zone = Zone)
    {
        var signer = credentials is null ? null : new CallSigner(credentials, cloud.Global.Tokens);
        using var client = new SimulatedRoute53Client(cloud.Route53, cloud.Core, Caller, null, signer);
        return cloud.Core.Time.Run(() => client.GetHostedZoneAsync(new GetHostedZoneRequest { Id = zone })).HostedZone.Name;
    }

    private AssumeRoleResponse Assume(string own, string? externalId, string role = Role, int? seconds = null)
    {
        using var client = new SimulatedSecurityTokenClient(
            cloud.Core, cloud.Global.Tokens, () => cloud.Global.ZoneAccount, Caller, own);
        return cloud.Core.Time.Run(() => client.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = role,
            RoleSessionName = "upsert",
            ExternalId = externalId,
            DurationSeconds = seconds,
        }));
    }
}
