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
    [InlineData("""{"Error": "Denied"}""", ApprovalAnswer.Denied, null)]
    [InlineData("""{"Error": 7}""", ApprovalAnswer.Denied, null)]
    public void Read_WhateverWasSent_IsAnAnswer(string sent, ApprovalAnswer answer, string? by) => Approval.Read(Sample.Json(sent)).ShouldBe(new Approval(answer, by));

    [Fact]
    public void Read_LongName_IsCut() =>
        Approval.Read(Sample.Json($$"""{"approved": true, "by": "{{new string('a', 200)}}"}""")).By.ShouldBe(new string('a', 80));
}
