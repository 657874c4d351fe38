using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting;

/// <summary>The drill "Moving" of deploy/README.md: one name, table and bucket, and people who stay signed in while its DNS changes from
/// instances to functions and back.</summary>
public sealed class MovingTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    private const string Host = LambdaDirectory.Host;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Move_FromInstancesToFunctionsAndBack_KeepsSessionsRecordsPhotosAndOpenForms()
    {
        await using var aws = await AwsStandIns.StartAsync(dynamoDb, s3);
        using var data = new TemporaryFolder();
        // As the balancer's instances are told.
        (string, string)[] settings = [.. aws.SettingsWithKey, ("Access__Browse", "SignedIn")];
        using var instance = await DirectoryProcess.StartAsync(data, [.. settings, ("AllowedHosts", Host), ("Proxy__Networks", "127.0.0.0/8")]);
        await using var functions = new LambdaDirectory([.. settings, ("Aws__DirectUploads", "true")]);
        var environment = await functions.StartAsync();
        var cookies = new CookieContainer();
        using var dns = new Dns(cookies, instance.Address, new ApiGateway(_ => environment, cookies));
        using var admin = new HttpClient(dns) { BaseAddress = new($"https://{Host}/") };

        var link = (await environment.InvokeAsync(new { @do = "admin-link" })).GetProperty("link").GetString()!;
        var accepted = await (await admin.GetPageAsync(link)).Form("/invitation")
            .With("Name", "Ada Admin").With("Password", "a few words that nobody guesses").PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, accepted.Status);
        await admin.GetPageAsync(accepted.Location!);
        var (profile, photo) = await admin.AddWithPhotoAsync("Moira Moves");
        var picture = await admin.GetByteArrayAsync(photo, Stop);
        var open = (await admin.GetPageAsync($"{profile}/edit")).Form("/edit");

        dns.IsOnFunctions = true;
        Assert.Equal(picture, await admin.GetByteArrayAsync(photo, Stop));
        Assert.Equal(HttpStatusCode.Redirect, (await open.With("JobTitle", "Saved by a function").PostAsync()).Status);
        Assert.Contains("Saved by a function", (await admin.GetPageAsync("/?q=moira")).Text, StringComparison.Ordinal);
        await admin.AddAsync("Lars Later");
        open = (await admin.GetPageAsync($"{profile}/edit")).Form("/edit");

        // Both serve while caches of the DNS run out.
        dns.IsOnFunctions = false;
        await Wait.UntilAsync(async () => (await admin.GetPageAsync("/?q=moira")).Text.Contains("Saved by a function", StringComparison.Ordinal));
        await Wait.UntilAsync(async () => (await admin.GetPageAsync("/?q=lars")).Text.Contains("Lars Later", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await open.With("JobTitle", "Saved by an instance").PostAsync()).Status);
        var history = await admin.GetPageAsync($"{profile}/history");
        Assert.Contains("Saved by a function", history.Text, StringComparison.Ordinal);
        Assert.Contains("Saved by an instance", history.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.SignOutAsync()).Status);
        dns.IsOnFunctions = true;
        Assert.Equal(HttpStatusCode.Redirect, (await admin.GetAsync(profile, Stop)).StatusCode);
    }

    /// <summary>A browser's way to the name: by a balancer to an instance, or by API Gateway to a function.</summary>
    private sealed class Dns(CookieContainer cookies, Uri instance, ApiGateway functions) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _balancer = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        private readonly HttpMessageInvoker _functions = new(functions);

        public bool IsOnFunctions { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            if (IsOnFunctions)
                return await _functions.SendAsync(request, cancellationToken);
            request.RequestUri = new Uri(instance, address.PathAndQuery);
            request.Headers.Host = address.Host;
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            if (cookies.GetCookieHeader(address) is { Length: > 0 } sent)
                request.Headers.Add("Cookie", sent);
            var response = await _balancer.SendAsync(request, cancellationToken);
            request.RequestUri = address;
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                cookies.SetCookies(address, cookie);
            return response;
        }

        protected override void Dispose(bool disposing)
        {
            _balancer.Dispose();
            _functions.Dispose();
            base.Dispose(disposing);
        }
    }
}
