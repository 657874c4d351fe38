using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.Time.Testing;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class AwsCallTests
{
    public static TheoryData<string> Faults => ["throttled", "network", "cancelled"];

    private static Exception New(string fault) => fault switch
    {
        "throttled" => new ProvisionedThroughputExceededException("injected"),
        "network" => new HttpRequestException("injected"),
        _ => new TaskCanceledException("injected")
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Run_PatienceEndsDuringTheFault_IsAnOutage(string fault)
    {
        var clock = new FakeTimeProvider();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new StoreCircuitBreaker(clock).RunAsync(
            ct => AwsCall.RunAsync<int>(
                _ =>
                {
                    clock.Advance(StoreCircuitBreaker.Usual);
                    throw New(fault);
                },
                ct),
            TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Run_CallerGoesAway_IsCancelled(string fault)
    {
        using var caller = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StoreCircuitBreaker(new FakeTimeProvider()).RunAsync(
            ct => AwsCall.RunAsync<int>(
                async _ =>
                {
                    await caller.CancelAsync();
                    throw New(fault);
                },
                ct),
            caller.Token));
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Run_CallerWaits_IsAnOutage(string fault) => await Assert.ThrowsAsync<StoreUnavailableException>(
        () => AwsCall.RunAsync<int>(_ => throw New(fault), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("AccessDenied", "Allow the role", false)]
    [InlineData("AccessDeniedException", "Allow the role", false)]
    [InlineData("ExpiredTokenException", "Renew them", false)]
    [InlineData("UnrecognizedClientException", "opt in", false)]
    [InlineData("BucketAlreadyExists", "Another account", true)]
    [InlineData("InvalidBucketName", "lower-case", true)]
    [InlineData("IllegalLocationConstraintException", "AWS_REGION", true)]
    [InlineData("Unheard", "tried again", false)]
    public void Explain_Code_IsSaidWithARemedy(string code, string remedy, bool ofSettings)
    {
        var fault = new AmazonS3Exception("secret") { ErrorCode = code };
        Assert.Contains(code, AwsFault.Explain(fault), StringComparison.Ordinal);
        Assert.Contains(remedy, AwsFault.Explain(fault), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", AwsFault.Explain(fault), StringComparison.Ordinal);
        Assert.Equal(ofSettings, AwsFault.IsOfSettings(fault));
    }

    [Fact]
    public void Explain_NoAnswer_SaysSo() => Assert.Contains("did not answer", AwsFault.Explain(new AmazonClientException("injected")), StringComparison.Ordinal);
}
