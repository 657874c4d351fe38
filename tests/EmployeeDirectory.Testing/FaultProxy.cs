using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace EmployeeDirectory.Testing;

/// <summary>Stands in front of an engine and breaks, at run time, in the ways a network and a service break.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly Forwarder forwarder;
    private readonly ConcurrentDictionary<string, int> requests = new();
    private readonly ConcurrentQueue<Signature> signatures = new();
    private readonly Lock gate = new();
    private LoopbackServer? server;
    private (Fault Fault, string? Operation, int Times) plan;
    private string code = "";

    private FaultProxy(Uri engine) => forwarder = new(engine);

    public Uri Endpoint => server!.Endpoint;

    /// <summary>Requests seen, by operation: <c>TransactWriteItems</c> for DynamoDB, the HTTP method for S3.</summary>
    public IReadOnlyDictionary<string, int> Requests => requests;

    /// <summary>Who signed the requests seen, oldest first.</summary>
    public IReadOnlyCollection<Signature> Signatures => signatures;

    public static async Task<FaultProxy> StartAsync(Uri engine)
    {
        var proxy = new FaultProxy(engine);
        proxy.server = await LoopbackServer.StartAsync(proxy.AnswerAsync);
        return proxy;
    }

    /// <summary>Breaks the next <paramref name="times"/> requests, of one operation or of all.</summary>
    public void Break(Fault fault, string? operation = null, int times = int.MaxValue)
    {
        lock (gate)
            plan = (fault, operation, times);
    }

    /// <summary>Answers with this error.</summary>
    public void Deny(string error, string? operation = null, int times = int.MaxValue)
    {
        code = error;
        Break(Fault.Code, operation, times);
    }

    public void Heal() => Break(Fault.None);

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        forwarder.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var operation = Operation(context.Request);
        if (Signature.Of(context.Request) is { } signature)
            signatures.Enqueue(signature);
        requests.AddOrUpdate(operation, 1, (_, count) => count + 1);
        switch (Next(operation))
        {
            case Fault.Refuse: context.Abort(); break;
            case Fault.Stall: await LoopbackServer.StallAsync(context); break;
            case Fault.Throttle: await FaultAnswers.ThrottleAsync(context); break;
            case Fault.ServerError: await FaultAnswers.ServerErrorAsync(context); break;
            case Fault.Code: await FaultAnswers.ErrorAsync(context, code); break;
            case Fault.ApplyThenClose: await forwarder.ApplyAsync(context); context.Abort(); break;
            case Fault.ApplyThenStall: await forwarder.ApplyAsync(context); await LoopbackServer.StallAsync(context); break;
            default: await forwarder.ForwardAsync(context); break;
        }
    }

    private Fault Next(string operation)
    {
        lock (gate)
        {
            if (plan.Times == 0 || (plan.Operation ?? operation) != operation)
                return Fault.None;
            plan.Times--;
            return plan.Fault;
        }
    }

    private static string Operation(HttpRequest request) =>
        request.Headers.TryGetValue("X-Amz-Target", out var target) ? target.ToString().Split('.')[^1] : request.Method;
}
