using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The program as functions: one for requests, and one that prepares the photos which browsers post to the bucket.</summary>
public sealed class DirectUploadSite(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Uri _nowhere = new(Loopback.Url(Loopback.FreePort()).ToString());
    private readonly FleetOfOne _fleet = new(dynamoDb, s3);

    public AwsStandIns Aws => _fleet.Aws;

    public UploadForms Forms { get; private set; } = null!;

    public LambdaDirectory Lambda { get; private set; } = null!;

    public LambdaEnvironment Uploads { get; private set; } = null!;

    public HttpClient Admin => Lambda.Admin;

    public async ValueTask InitializeAsync()
    {
        // It makes table and bucket.
        await _fleet.InitializeAsync();
        Forms = await UploadForms.StartAsync(Aws.Bucket.Endpoint, "local");
        Lambda = new([.. Aws.SettingsWithKey, ("AWS_ENDPOINT_URL_S3", Forms.Endpoint.ToString()), ("Aws__DirectUploads", "true")]);
        await Lambda.StartAsync();
        await Lambda.SignInAsync();
        // Its role has no right to the table.
        Uploads = await Lambda.StartAsync(ofRequests: false, ("Lambda__PreparesPhotos", "true"), ("AWS_ENDPOINT_URL_DYNAMODB", _nowhere.ToString()));
    }

    public string Bucket => _fleet.SettingOf("Aws__PhotoBucket");

    public PageForm UploadFormOn(Page page) => page.Form($"{Forms.Endpoint}{Bucket}/");

    /// <summary>Posts to the bucket.</summary>
    public Task<Page> PostAsync(PageForm form) => form.PostAsync(_browser);

    /// <summary>Has what was posted last prepared.</summary>
    public Task PrepareAsync()
    {
        var (key, etag) = Forms.Stored.Last();
        return PrepareAsync(key, etag);
    }

    public Task PrepareAsync(string key, string etag) => Uploads.InvokeAsync(new { @do = "prepare photo", key, etag });

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await Lambda.DisposeAsync();
        await Forms.DisposeAsync();
        await _fleet.DisposeAsync();
    }
}
