using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Browser.Tests;

/// <summary>The program on either provider and with set contents, each started on first use and shared by the run.</summary>
public sealed class Sites : IAsyncDisposable
{
    private readonly DynamoDbLocal dynamo = new();
    private readonly S3Server s3 = new();
    private readonly Dictionary<string, Lazy<Task<Site>>> sites;

    public Sites() => sites = new()
    {
        ["Embedded"] = new(() => Site.StartAsync(EmbeddedSettings)),
        // Look, but leave it as it is: what is in these two is part of the tests that share them.
        ["Gallery"] = new(() => Site.StartAsync(new(EmbeddedSettings) { ["Storage__SampleEmployees"] = "30", ["LoadSwitch__Enabled"] = "true" })),
        ["Empty"] = new(() => Site.StartAsync(EmbeddedSettings, "localhost")),
        ["Aws"] = new(async () => await Site.StartAsync(await AwsSettingsAsync())),
    };

    /// <summary>The providers, as the data of a theory.</summary>
    public static TheoryData<string> Providers => ["Embedded", "Aws"];

    private static Dictionary<string, string?> EmbeddedSettings => new()
    {
        ["Storage__Provider"] = "Embedded",
        ["Storage__SampleEmployees"] = "0",
    };

    public Task<Site> OnAsync(string provider) => sites[provider].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values.Where(site => site.IsValueCreated && site.Value.IsCompletedSuccessfully))
            (await site.Value).Dispose();
        dynamo.Dispose();
        s3.Dispose();
    }

    /// <summary>With a table and a bucket of their own.</summary>
    public async Task<Dictionary<string, string?>> AwsSettingsAsync() => new()
    {
        ["Storage__Provider"] = "Aws",
        ["Storage__SampleEmployees"] = "0",
        ["Access__Browse"] = "Anyone",
        ["Aws__TableName"] = DynamoDbLocal.NewTableName(),
        ["Aws__PhotoBucket"] = $"photos-{Guid.NewGuid():N}",
        ["Aws__CreateMissing"] = "true",
        ["AWS_ENDPOINT_URL_DYNAMODB"] = (await dynamo.EndpointAsync()).ToString(),
        ["AWS_ENDPOINT_URL_S3"] = (await s3.EndpointAsync()).ToString(),
        ["AWS_REGION"] = Engine.Region,
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
    };
}
