using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>The program as a Lambda function behind API Gateway, on the table and bucket of a fleet, with an admin of its own.</summary>
public sealed class LambdaDirectory : IAsyncDisposable
{
    public const string Host = "people.example.com";

    private readonly TemporaryFolder _folder = new();
    private readonly List<TemporaryFolder> _data = [];
    private readonly List<LambdaEnvironment> _environments = [];
    private readonly List<LambdaEnvironment> _others = [];
    private readonly IEnumerable<(string Key, string Value)> _settings;
    private readonly (string Name, string Value)[] _added;
    private int _next;

    public LambdaDirectory(
        IEnumerable<(string Key, string Value)> settings, params (string Name, string Value)[] added)
    {
        (_settings, _added) = (settings, added);
        Clock = new(_folder.PathOf("clock"));
        Visitor = NewVisitor();
        Admin = NewVisitor();
    }

    /// <summary>That of all its environments.</summary>
    public ProcessClock Clock { get; }

    public HttpClient Visitor { get; }

    public HttpClient Admin { get; }

    public IReadOnlyList<LambdaEnvironment> Environments => _environments;

    public HttpClient NewVisitor() => new(new ApiGateway(_ => _environments[_next++ % _environments.Count], new CookieContainer(), _added))
    {
        BaseAddress = new($"https://{Host}/")
    };

    /// <summary>Starts one environment more; requests go to each in turn.</summary>
    /// <param name="ofRequests">False for one that is invoked by the test alone.</param>
    /// <param name="own">Settings of this one.</param>
    public async Task<LambdaEnvironment> StartAsync(bool ofRequests = true, params IEnumerable<(string Key, string Value)> own)
    {
        var data = new TemporaryFolder();
        _data.Add(data);
        var environment = await LambdaEnvironment.StartAsync(
            host => DirectoryProcess.Start(data, [.. _settings, .. Clock.Settings, ("AWS_LAMBDA_RUNTIME_API", host), ("AllowedHosts", Host), .. own]),
            TimeSpan.FromSeconds(29), Clock);
        (ofRequests ? _environments : _others).Add(environment);
        return environment;
    }

    public async Task SignInAsync()
    {
        var link = (await _environments[0].InvokeAsync(new { @do = "admin-link" })).GetProperty("link").GetString()!;
        var accepted = await (await Admin.GetPageAsync(link)).Form("/invitation")
            .With("Name", $"Ada {Guid.NewGuid():N}").With("Password", "a few words that nobody guesses").PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, accepted.Status);
        // The page that welcomes them.
        await Admin.GetPageAsync(accepted.Location!);
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        Admin.Dispose();
        foreach (var environment in (LambdaEnvironment[])[.. _environments, .. _others])
            await environment.DisposeAsync();
        foreach (var data in (TemporaryFolder[])[.. _data, _folder])
            data.Dispose();
    }
}
