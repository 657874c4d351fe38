using System.Diagnostics;
using System.Net;
using System.Text;
using EmployeeDirectory.Rehearsal.Balancing;
using EmployeeDirectory.Rehearsal.Records;

namespace EmployeeDirectory.Rehearsal.Visitors;

/// <summary>A browser that goes through the balancer and remembers every answer.</summary>
internal sealed class Visitor(HaProxy balancer, CookieContainer cookies) : IDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, certificate, _, _) => balancer.Presents(certificate) }
    })
    { BaseAddress = balancer.Address };

    /// <summary>Where answers are kept.</summary>
    public Answers Answers { get; set; } = new();

    public Task<Reply> GetAsync(Kind kind, string path) => SendAsync(kind, new(HttpMethod.Get, path), reply => reply.IsOk, reply => reply.IsClearRefusal);

    /// <param name="keeps">What a refusal must give back.</param>
    public Task<Reply> PostAsync(Kind kind, string path, MultipartFormDataContent form, string keeps = "") => SendAsync(
        kind,
        new(HttpMethod.Post, path) { Content = form },
        reply => reply.IsRedirect && reply.Location?.StartsWith("/sign-in", StringComparison.Ordinal) == false,
        reply => reply.IsClearRefusal && reply.Body.Contains(keeps, StringComparison.Ordinal));

    /// <summary>Asks until there is a form; null where the visitor is to stop before.</summary>
    public async Task<Form?> OpenFormAsync(Kind kind, string path, CancellationToken stop)
    {
        for (; !stop.IsCancellationRequested; await WaitAsync(AskAgainAfter, stop))
            if (await GetAsync(kind, path) is { IsOk: true } page)
                return Form.Of(page.Body);
        return null;
    }

    /// <summary>Not longer than until the visitor is to stop.</summary>
    public static Task WaitAsync(TimeSpan time, CancellationToken stop) => Task.Delay(time, stop).ContinueWith(_ => { }, TaskScheduler.Default);

    public void Dispose() => _client.Dispose();

    private async Task<Reply> SendAsync(Kind kind, HttpRequestMessage request, Func<Reply, bool> served, Func<Reply, bool> refused)
    {
        var (started, clock) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
        var reply = await SendAsync(request);
        Answers.Add(new(kind, served(reply) ? Outcome.Served : refused(reply) ? Outcome.Refused : Outcome.Failed, reply.Instance, reply.Status, reply.Fault, started, clock.Elapsed));
        return reply;
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return Read(response, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()), fault: null);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            return Read(response, "", fault is HttpRequestException { HttpRequestError: var error } ? error.ToString() : fault.GetType().Name);
        }
        finally
        {
            response?.Dispose();
            request.Dispose();
        }
    }

    private static Reply Read(HttpResponseMessage? response, string body, string? fault) => new(
        (int?)response?.StatusCode,
        response?.Headers.TryGetValues(HaproxySettings.InstanceHeader, out var names) == true ? names.Single() : null,
        response?.Headers.Location?.ToString(),
        response?.Headers.RetryAfter is not null,
        body,
        fault);
}
