using EmployeeDirectory.Deploy.Tests.Operator;

namespace EmployeeDirectory.Deploy.Tests.Serverless;

/// <summary>The command of "Moving" in deploy/README.md; what people meet meanwhile is a test of the program.</summary>
public sealed class MoveDrillTests(DeployedDirectory directory)
{
    [Theory]
    [InlineData(DeployedDirectory.Name, new[] { "Platform=Serverless", "DomainName=people.example.com", "EdgeCertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/one" })]
    [InlineData(DeployedDirectory.Serverless, new[] { "InsecureTrial=true", "InstanceType=t3.micro" })]
    public async Task Deploy_TheOtherPlatformBeside_TakesTableAndBucketAndLeavesTheFirst(string first, string[] other)
    {
        await directory.DeployServerlessAsync();
        string[] data = [.. await Task.WhenAll(((string[])["TableName", "PhotoBucket"]).Select(async key => $"{key}={await directory.OutputAsync($"{first}-data", key)}"))];
        var said = (await directory.OperateAsync("deploy", ["--dry-run", "moved", .. other, .. data])).Succeeded();
        foreach (var (key, value) in data.Select(one => (one.Split('=')[0], one.Split('=')[1])))
            Assert.Contains($$"""{"ParameterKey":"{{key}}","ParameterValue":"{{value}}"}""", said);
        Assert.Contains("would CREATE the stack moved from ", said);
        Assert.DoesNotContain($"the stack {first} ", said);
    }
}
