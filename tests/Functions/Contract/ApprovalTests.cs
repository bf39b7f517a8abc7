using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Contract;

public sealed class ApprovalTests
{
    [Theory]
    [InlineData("""{"approved": true}""", ApprovalAnswer.Approved, null)]
    [InlineData("""{"approved": true, "by": "anna"}""", ApprovalAnswer.Approved, "anna")]
    [InlineData("""{"approved": true, "by": 7}""", ApprovalAnswer.Approved, null)]
    [InlineData("""{"approved": true, "by": ""}""", ApprovalAnswer.Approved, null)]
    [InlineData("""{"approved": true, "by": "\ud800"}""", ApprovalAnswer.Approved, null)]
    [InlineData("""{"approved": false, "by": "anna"}""", ApprovalAnswer.Denied, "anna")]
    [InlineData("""{"approved": 1}""", ApprovalAnswer.Unreadable, null)]
    [InlineData("""{"approved": "true"}""", ApprovalAnswer.Unreadable, null)]
    [InlineData("{}", ApprovalAnswer.Unreadable, null)]
    [InlineData("[true]", ApprovalAnswer.Unreadable, null)]
    [InlineData("null", ApprovalAnswer.Unreadable, null)]
    [InlineData("\"yes\"", ApprovalAnswer.Unreadable, null)]
    [InlineData("""{"Error": "States.Timeout", "approved": true}""", ApprovalAnswer.Expired, null)]
    public void Read_WhateverWasSent_IsAnAnswer(string sent, ApprovalAnswer answer, string? by) =>
        Approval.Read(Sample.Json(sent)).ShouldBe(new Approval(answer, by));

    [Theory]
    [InlineData("""{"Error": null, "Cause": null}""", null)]
    [InlineData("""{"Error": "Denied"}""", "Denied")]
    [InlineData("""{"Error": "Denied", "Cause": "too much\nlag"}""", "too much lag")]
    [InlineData("""{"Error": null, "Cause": "not now"}""", "not now")]
    [InlineData("""{"Error": "\ud800"}""", null)]
    [InlineData("""{"Error": 7}""", null)]
    [InlineData("""{"approved": false, "reason": "not now"}""", "not now")]
    public void Read_Failure_IsANoWhateverItNames(string sent, string? reason) =>
        Approval.Read(Sample.Json(sent)).ShouldBe(new Approval(ApprovalAnswer.Denied, null, reason));

    [Theory]
    [InlineData("arn:aws:sts::123456789012:assumed-role/oncall/anna@shop.example", true)]
    [InlineData("arn:aws-us-gov:iam::123456789012:user/team/anna", true)]
    [InlineData("arn:aws:iam::123456789012:root", true)]
    [InlineData("anna", false)]
    [InlineData("arn:aws:sts::123456789012:assumed-role/oncall/anna\\n\\nAll is well", false)]
    [InlineData("arn:aws:sns:us-east-1:123456789012:topic", false)]
    public void Read_Identity_IsKeptOnlyAsAnArn(string arn, bool isKept) =>
        Approval.Read(Sample.Json($$"""{"approved": true, "by": "anna", "as": "{{arn}}"}""")).Author
            .ShouldBe(isKept ? $" by anna (as {arn}, according to the answer)" : " by anna");

    [Fact]
    public void Read_LongName_IsCut() =>
        Approval.Read(Sample.Json($$"""{"approved": true, "by": "{{new string('a', 200)}}"}""")).By.ShouldBe(new string('a', 80));
}
