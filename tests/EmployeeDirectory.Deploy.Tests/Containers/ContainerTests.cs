using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using EmployeeDirectory.Testing;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>The program in its image, with a read-only root, no capabilities, half a processor and 512 MB.</summary>
public sealed class ContainerTests(ContainerImage image)
{
    [Fact]
    public async Task Walk_Embedded_ServesPagesAndTakesAPhoto()
    {
        await using var container = await image.RunAsync([], ("Storage__SampleEmployees", "250"));
        Assert.StartsWith("{\"status\":\"Healthy\"", await container.BecomesAsync(HttpStatusCode.OK, "/health/deep"));
        using var admin = new Visitor(container.Address);
        var list = await admin.GetAsync("/");
        var profile = Regex.Match(list, "/employees/[0-9a-f-]{36}").Value;
        Assert.Contains("<h1", await admin.GetAsync(profile), StringComparison.Ordinal);
        Assert.Contains("engineer", await admin.GetAsync("/?q=engineer"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Password", await admin.GetAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Contains("--", await admin.GetAsync("/css/base.css"), StringComparison.Ordinal);

        var link = LinkIn(await container.OutputAsync());
        using var account = await admin.FormAsync(link, ("Name", "Ada Admin"), ("Password", "a few words that nobody guesses"));
        Assert.Equal((HttpStatusCode.Redirect, "/"), await admin.PostAsync("/invitation", account));
        Assert.Contains($"<dt>Container</dt><dd>{Environment.MachineName}</dd>", await admin.GetAsync("/info"), StringComparison.Ordinal);
        using var photo = await admin.FormAsync($"{profile}/photo");
        photo.Add(new ByteArrayContent(Png.Filled(1200, 900, 8, Png.Rgb, [200, 80, 40])), "\"Photo\"", "\"face.png\"");
        Assert.Equal((HttpStatusCode.Redirect, profile), await admin.PostAsync($"{profile}/photo", photo));
        var rendition = Regex.Match(await admin.GetAsync(profile), "/photos/[0-9a-f]{32}/256.webp").Value;
        Assert.Contains("WEBP", await admin.GetAsync(rendition), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdminLink_BesideTheRunningProgram_Opens()
    {
        await using var container = await image.RunAsync([]);
        await container.BecomesAsync(HttpStatusCode.OK);
        using var visitor = new Visitor(container.Address);
        Assert.Contains("Create your account", await visitor.GetAsync(LinkIn(await container.ExecuteAsync("admin-link"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_AnswersWhatIsUnderWayAndExitsWithZero()
    {
        await using var container = await image.RunAsync([]);
        await container.BecomesAsync(HttpStatusCode.OK);
        using var visitor = new Visitor(container.Address);
        using var body = new HeldContent(await visitor.FormAsync("/sign-in", ("Name", "ada"), ("Password", "not the password")));
        var answer = visitor.PostAsync("/sign-in", body);
        await body.HalfSent;

        var clock = Stopwatch.StartNew();
        var stopping = container.StopAsync();
        Assert.StartsWith("{\"status\":\"Draining\"", await container.BecomesAsync(HttpStatusCode.ServiceUnavailable));
        await Task.Delay(TimeSpan.FromSeconds(2));
        body.Release();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await answer).Item1);
        await stopping;
        Assert.Equal(0, await container.ExitAsync());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task DiskFull_IsToldByHealthUntilThereIsRoom()
    {
        await using var disk = await SmallDisk.MountAsync("8m");
        await using var container = await image.RunAsync(disk.Options);
        await container.BecomesAsync(HttpStatusCode.OK, "/health/deep");
        await disk.FillAsync();

        Assert.Contains("Free some space", await container.BecomesAsync(HttpStatusCode.ServiceUnavailable, "/health/deep"), StringComparison.Ordinal);
        Assert.StartsWith("{\"status\":\"Degraded\"", await container.BecomesAsync(HttpStatusCode.OK));

        disk.MakeRoom();
        await container.BecomesAsync(HttpStatusCode.OK, "/health/deep");
    }

    [Fact]
    public async Task Start_OnAFullDisk_EndsWithOneLine()
    {
        await using var disk = await SmallDisk.MountAsync("64k");
        await disk.FillAsync();
        await using var container = await image.RunAsync(disk.Options);
        await AssertEndsAsync(container, "Free some space");
    }

    [Fact]
    public async Task Start_OnAFolderOfSomebodyElse_EndsWithOneLine()
    {
        using var folder = new TemporaryFolder();
        await using var container = await image.RunAsync(["--volume", $"{folder.Path}:/data"]);
        await AssertEndsAsync(container, "The data folder /data cannot be written to.");
    }

    [Theory]
    [InlineData("Storage__Provider", "Aws", "Set Aws__TableName: Storage__Provider=Aws needs it.")]
    [InlineData("SignIn__Mode", "OpenIdConnect", "Set SignIn__Authority")]
    [InlineData("Urls", "nonsense", "Check Urls.")]
    public async Task Start_WithAWrongSetting_EndsWithOneLine(string key, string value, string line)
    {
        await using var container = await image.RunAsync([], (key, value));
        await AssertEndsAsync(container, line);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.ServiceUnavailable)]
    public async Task Provider_WithTheCertificateOfACompany_IsTrustedOnceThatIsMounted(bool mounted, HttpStatusCode expected)
    {
        using var folder = new TemporaryFolder();
        using var certificate = Certificate.Create("localhost");
        var roots = folder.PathOf("roots.crt");
        await File.WriteAllTextAsync(roots, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        var issuer = "";
        await using var provider = await LoopbackServer.StartAsync(
            request => request.Response.WriteAsJsonAsync(new
            {
                issuer,
                authorization_endpoint = $"{issuer}/authorize",
                token_endpoint = $"{issuer}/token",
                jwks_uri = $"{issuer}/keys",
                keys = Array.Empty<object>()
            }),
            certificate);
        issuer = $"https://localhost:{provider.Endpoint.Port}";
        string[] trust = mounted ? ["--volume", $"{roots}:/etc/ssl/certs/ca-certificates.crt:ro"] : [];
        await using var container = await image.RunAsync(
            trust, ("SignIn__Authority", issuer), ("SignIn__ClientId", "directory"), ("SignIn__ClientSecret", "secret"));
        await container.BecomesAsync(HttpStatusCode.OK);
        using var visitor = new Visitor(container.Address);
        using var form = await visitor.FormAsync("/sign-in");
        Assert.Equal(expected, (await visitor.PostAsync("/sign-in/provider", form)).Item1);
    }

    private static async Task AssertEndsAsync(Container container, string line)
    {
        Assert.Equal(1, await container.ExitAsync());
        Assert.Contains(line, Assert.Single((await container.OutputAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string LinkIn(string output)
    {
        var link = Regex.Match(output, @"/invitation\?code=\S+");
        Assert.True(link.Success, output);
        return link.Value;
    }
}
