using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using EmployeeDirectory.Deploy.Tests.Operator;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Serverless;

/// <summary>The release that was uploaded for Lambda, started there as far as a stand-in for the runtime API goes.</summary>
public sealed partial class ServerlessReleaseTests(DeployedDirectory directory)
{
    private const string Name = DeployedDirectory.Serverless;

    [Fact]
    public async Task Archive_Uploaded_HasTheProgramWithItsLibrariesBelowTheLimit()
    {
        using var folder = new TemporaryFolder();
        var release = await UnpackAsync(folder);
        string[] needed = ["bootstrap", "EmployeeDirectory.Web", "lib/libicuuc.so.67", "lib/libicudata.so.67", "lib/libstdc++.so.6", "zoneinfo/Europe/London", "deploy/sbom.cdx.json"];
        Assert.All(needed, file => Assert.True(File.Exists(Path.Combine(release, file)), file));
        Assert.Contains("pkg:deb/debian/libicu67@", await File.ReadAllTextAsync(Path.Combine(release, "deploy", "sbom.cdx.json"), TestContext.Current.CancellationToken));
        var size = new DirectoryInfo(release).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Assert.InRange(size, 1, 250_000_000);
        // What Lambda's C library has; Debian's linker names what each asks for.
        foreach (var library in Directory.GetFiles(Path.Combine(release, "lib")))
            Assert.All(
                Needed().Matches((await Command.RunAsync("objdump", "-p", library)).Succeeded()).Select(match => Version.Parse(match.Groups[1].Value)),
                version => Assert.InRange(version, new Version(2, 0), new Version(2, 34)));
    }

    [Fact]
    public async Task Bootstrap_WithTheSettingsOfTheFunction_ServesPagesThroughCloudFrontAlone()
    {
        using var folder = new TemporaryFolder();
        await using var look = await StartAsync(folder, "look");
        using var visitor = Visitor(look, ("x-origin-secret", await directory.OriginSecretAsync()), ("x-directory-host", DeployedDirectory.Domain), ("x-directory-viewer", "203.0.113.9"));
        using var stranger = Visitor(look);

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        var page = await visitor.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await AssertStaticFilesAsync(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(folder.PathOf("release/lib/libicuuc.so.67"), await File.ReadAllTextAsync($"/proc/{look.Process.Id}/maps"));
    }

    [Fact]
    public async Task Bootstrap_OfTheSchedule_WorksAndWritesACopyOfTheReadModel()
    {
        using var folder = new TemporaryFolder();
        await using var schedule = await StartAsync(folder, "schedule");
        await schedule.InvokeAsync(new { @do = "scheduled work" });
        var bucket = await directory.OutputAsync($"{Name}-data", "PhotoBucket");
        Assert.NotEmpty((await directory.AskAsync("s3api", "list-objects-v2", "--bucket", bucket, "--prefix", "read-models/"))["Contents"]!.AsArray());
    }

    [Fact]
    public async Task Bootstrap_OfSignIn_GivesALinkOfTheDomain()
    {
        using var folder = new TemporaryFolder();
        await using var signIn = await StartAsync(folder, "sign-in");
        var link = (await signIn.InvokeAsync(new { @do = "admin-link" })).GetProperty("link").GetString();
        Assert.StartsWith($"https://{DeployedDirectory.Domain}/invitation?code=", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_OfUploads_PreparesAPictureOfTheBucket()
    {
        using var folder = new TemporaryFolder();
        await using var uploads = await StartAsync(folder, "uploads");
        var bucket = await directory.OutputAsync($"{Name}-data", "PhotoBucket");
        var key = $"incoming/{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(folder.PathOf("picture"), Png.Filled(300, 200, 8, 2, [200, 30, 30]), TestContext.Current.CancellationToken);
        var stored = await directory.AskAsync("s3api", "put-object", "--bucket", bucket, "--key", key, "--body", folder.PathOf("picture"), "--metadata", "crop=middle");
        await uploads.InvokeAsync(new { @do = "prepare photo", key, etag = stored["ETag"]!.ToString().Trim('"') });
        var photos = (await directory.AskAsync("s3api", "list-objects-v2", "--bucket", bucket, "--prefix", "photos/"))["Contents"]!.AsArray();
        Assert.Equal(["1024.webp", "256.webp", "64.webp"], photos.Select(photo => photo!["Key"]!.ToString().Split('/')[^1]));
    }

    /// <summary>Each style sheet and script of a page that has a fingerprint is in the bucket, for good.</summary>
    private async Task AssertStaticFilesAsync(string page)
    {
        var files = Fingerprinted().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(files.Count > 10, $"{files.Count} files");
        var bucket = await directory.OutputAsync($"{Name}-data", "ReleaseBucket");
        foreach (var file in files)
        {
            var stored = await directory.AskAsync("s3api", "head-object", "--bucket", bucket, "--key", $"static/{file}");
            Assert.Equal("max-age=31536000, immutable", stored["CacheControl"]!.ToString());
            Assert.Matches("^(text/css|text/javascript|image/svg\\+xml); charset=utf-8$", stored["ContentType"]!.ToString());
        }
    }

    private async Task<string> UnpackAsync(TemporaryFolder folder)
    {
        await directory.DeployServerlessAsync();
        var key = await directory.DownloadAsync(Name, folder.PathOf("archive"));
        Assert.Equal($"releases/{Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(folder.PathOf("archive"))))}.zip", key);
        await ZipFile.ExtractToDirectoryAsync(folder.PathOf("archive"), folder.PathOf("release"));
        return folder.PathOf("release");
    }

    private async Task<LambdaEnvironment> StartAsync(TemporaryFolder folder, string duty)
    {
        var release = await UnpackAsync(folder);
        var moto = (await directory.EndpointAsync()).ToString();
        var settings = await directory.FunctionSettingsAsync(duty);
        var environment = settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)).Concat(
        [
            new("LAMBDA_TASK_ROOT", release), new("LD_LIBRARY_PATH", ""), new("Storage__DataFolder", folder.PathOf("data")), new("AWS_REGION", Engine.Region),
            new("AWS_ACCESS_KEY_ID", "local"), new("AWS_SECRET_ACCESS_KEY", "local"), new("AWS_ENDPOINT_URL_DYNAMODB", moto), new("AWS_ENDPOINT_URL_S3", moto),
        ]);
        return await LambdaEnvironment.StartAsync(
            host => new ChildProcess(
                Path.Combine(release, "bootstrap"), [], release,
                environment.Append(new("AWS_LAMBDA_RUNTIME_API", host)).GroupBy(one => one.Key).ToDictionary(one => one.Key, one => one.Last().Value)),
            TimeSpan.FromSeconds(60), new ProcessClock(folder.PathOf("clock")));
    }

    private static HttpClient Visitor(LambdaEnvironment environment, params (string, string)[] added) =>
        new(new ApiGateway(_ => environment, new CookieContainer(), added)) { BaseAddress = new("https://abc123.execute-api.us-east-1.amazonaws.com/") };

    [GeneratedRegex(@"\bGLIBC_(\d+\.\d+)")]
    private static partial Regex Needed();

    [GeneratedRegex("""(?:href|src)="/((?:css|js|lib)/[^"]+\.[a-z0-9]{10}\.(?:css|js)|mark\.[a-z0-9]{10}\.svg)["?]""")]
    private static partial Regex Fingerprinted();
}
