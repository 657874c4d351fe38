using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Testing;

/// <summary>One execution environment of a Lambda function: a process, which stands still between invocations (SIGSTOP), and the
/// runtime API from which it takes them.</summary>
public sealed class LambdaEnvironment(TimeSpan timeout, ProcessClock clock) : IAsyncDisposable
{
    private readonly Channel<(string Id, string Event, DateTimeOffset Deadline)> invocations = Channel.CreateUnbounded<(string, string, DateTimeOffset)>();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim one = new(1);
    private readonly Lock thaw = new();
    private LoopbackServer runtime = null!;
    private TaskCompletionSource<string> answer = null!;

    public ChildProcess Process { get; private set; } = null!;

    /// <param name="start">Takes the value of AWS_LAMBDA_RUNTIME_API.</param>
    /// <param name="timeout">Of one invocation.</param>
    /// <param name="clock">That of the process, by which deadlines are given.</param>
    public static async Task<LambdaEnvironment> StartAsync(Func<string, ChildProcess> start, TimeSpan timeout, ProcessClock clock)
    {
        var environment = new LambdaEnvironment(timeout, clock);
        environment.runtime = await LoopbackServer.StartAsync(environment.ServeAsync);
        environment.Process = start(environment.runtime.Endpoint.Authority);
        try
        {
            await environment.Process.WaitUntilAsync(() => Task.FromResult(environment.ready.Task.IsCompleted), TimeSpan.FromSeconds(60));
            return environment;
        }
        catch
        {
            await environment.DisposeAsync();
            throw;
        }
    }

    /// <returns>What the function answers.</returns>
    /// <exception cref="LambdaException">It reports an error.</exception>
    public async Task<JsonElement> InvokeAsync(object @event)
    {
        await one.WaitAsync();
        try
        {
            answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (thaw)
            {
                invocations.Writer.TryWrite((Guid.NewGuid().ToString(), JsonSerializer.Serialize(@event, JsonSerializerOptions.Web), DateTimeOffset.UtcNow + clock.Offset + timeout));
                Process.Signal("CONT");
            }
            return JsonSerializer.Deserialize<JsonElement>(await answer.Task.WaitAsync(timeout));
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Process?.Dispose();
        await runtime.DisposeAsync();
        one.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.Replace("/2018-06-01/runtime/invocation/", "", StringComparison.Ordinal);
        if (path == "next")
        {
            ready.TrySetResult();
            lock (thaw)
                if (!invocations.Reader.TryPeek(out _))
                    Process.Signal("STOP");
            var (id, @event, deadline) = await invocations.Reader.ReadAsync(http.RequestAborted);
            http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
            http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            await http.Response.WriteAsync(@event);
            return;
        }
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        if (path.EndsWith("/error", StringComparison.Ordinal))
            answer.TrySetException(new LambdaException(body));
        else
            answer.TrySetResult(body);
    }
}

public sealed class LambdaException(string body) : Exception(body);
