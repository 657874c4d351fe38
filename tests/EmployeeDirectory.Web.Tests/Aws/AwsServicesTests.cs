using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class AwsServicesTests : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public AwsServicesTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration["Aws:TableName"] = builder.Configuration["Aws:PhotoBucket"] = "any";
        builder.AddAwsStorage();
        _services = builder.Services
            .AddMetrics()
            .AddSingleton<DirectoryMetrics>()
            .AddSingleton<AWSCredentials>(new BasicAWSCredentials("FOUND", "secret"))
            .BuildServiceProvider();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Theory]
    [InlineData(typeof(IAmazonDynamoDB))]
    [InlineData(typeof(IAmazonS3))]
    public void Client_TimeAndAttempts_AreBounded(Type client)
    {
        var config = ((IAmazonService)_services.GetRequiredService(client)).Config;

        Assert.Equal(TimeSpan.FromSeconds(3), config.Timeout);
        Assert.Equal((RequestRetryMode.Standard, 3), (config.RetryMode, config.MaxErrorRetry));
    }

    [Fact]
    public async Task Client_SignsWithTheCredentialsThatTheStartFound()
    {
        var signed = await _services.GetRequiredService<IAmazonS3>().GetPreSignedURLAsync(
            new GetPreSignedUrlRequest { BucketName = "any", Key = "any", Expires = DateTime.UtcNow.AddMinutes(1) });

        Assert.Contains("X-Amz-Credential=FOUND%2F", signed, StringComparison.Ordinal);
    }
}
