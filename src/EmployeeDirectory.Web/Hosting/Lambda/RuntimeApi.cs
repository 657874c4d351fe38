using System.Globalization;
using System.Text.Json;

namespace EmployeeDirectory.Web.Hosting.Lambda;

// Lambda's side of an environment, as AWS documents it in "Using the Lambda runtime API".
public sealed class RuntimeApi(string host) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        BaseAddress = new($"http://{host}/2018-06-01/runtime/invocation/"),
        // The next invocation may be an hour away; the environment is frozen until then.
        Timeout = Timeout.InfiniteTimeSpan
    };

    public async Task<Invocation> NextAsync(CancellationToken ct)
    {
        using var next = (await _http.GetAsync("next", ct)).EnsureSuccessStatusCode();
        return new Invocation(
            Header(next, "Lambda-Runtime-Aws-Request-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header(next, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)),
            await next.Content.ReadAsByteArrayAsync(ct));
    }

    public Task AnswerAsync(Invocation invocation, object answer, CancellationToken ct) =>
        PostAsync($"{invocation.Id}/response", answer, ct);

    public Task FailAsync(Invocation invocation, Exception fault, CancellationToken ct) =>
        PostAsync($"{invocation.Id}/error", new { errorType = fault.GetType().Name, errorMessage = fault.Message }, ct);

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(string path, object content, CancellationToken ct)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(content, JsonSerializerOptions.Web));
        using var taken = (await _http.PostAsync(path, body, ct)).EnsureSuccessStatusCode();
    }

    private static string Header(HttpResponseMessage next, string name) => next.Headers.GetValues(name).Single();
}

public sealed record Invocation(string Id, DateTimeOffset Deadline, ReadOnlyMemory<byte> Event)
{
    public TimeSpan TimeLeft(DateTimeOffset now) => Deadline > now ? Deadline - now : TimeSpan.Zero;
}
