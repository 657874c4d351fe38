using System.Text.Json;
using EmployeeDirectory.Aws.CloudWatch;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Hosting.Lambda;

// In place of Kestrel.
public sealed class LambdaServer(
    RuntimeApi runtime, BetweenInvocations between, IServiceProvider services, IOptions<LambdaOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<LambdaServer> logger, EmbeddedMetrics? metrics = null)
    : IServer
{
    // Lambda allows 10 s for the start.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyCollection<string> _secretHashes =
        options.Value.OriginSecretHashes.Split(',', StringSplitOptions.RemoveEmptyEntries);
    private Task _serving = Task.CompletedTask;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        if (!options.Value.PreparesPhotos)
            await between.LoadAsync(limit.Token);
        _serving = ServeAsync(application, _stop.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _serving.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stop.Dispose();
        runtime.Dispose();
    }

    private async Task ServeAsync<TContext>(IHttpApplication<TContext> application, CancellationToken stop)
        where TContext : notnull
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await ServeNextAsync(application, await runtime.NextAsync(stop), stop);
                foreach (var line in metrics?.Take() ?? [])
                    Console.WriteLine(line);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (HttpRequestException fault)
        {
            logger.LogCritical(fault, "Lambda gives no more invocations");
            lifetime.StopApplication();
        }
    }

    private async Task ServeNextAsync<TContext>(IHttpApplication<TContext> application, Invocation invocation, CancellationToken stop)
        where TContext : notnull
    {
        object answer;
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
            deadline.CancelAfter(invocation.TimeLeft(clock.GetUtcNow() + AnswerTime));
            answer = await AnswerAsync(application, invocation.Event, deadline.Token);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            logger.LogError(fault, "The invocation {Invocation} failed", invocation.Id);
            await runtime.FailAsync(invocation, fault, stop);
            return;
        }
        await runtime.AnswerAsync(invocation, answer, stop);
    }

    private async Task<object> AnswerAsync<TContext>(
        IHttpApplication<TContext> application, ReadOnlyMemory<byte> @event, CancellationToken deadline)
        where TContext : notnull
    {
        using var json = JsonDocument.Parse(@event);
        if (json.RootElement.TryGetProperty("requestContext", out _))
            return await AnswerAsync(application, json.Deserialize<GatewayRequest>(JsonSerializerOptions.Web)!, deadline);
        switch (json.RootElement.TryGetProperty("do", out var work) ? work.GetString() : null)
        {
            case "scheduled work":
                await between.RunScheduleAsync(deadline);
                return new { };
            case "prepare photo":
                await services.GetRequiredService<PhotoPreparation>().PrepareAsync(
                    json.RootElement.GetProperty("key").GetString()!, json.RootElement.GetProperty("etag").GetString()!, deadline);
                return new { };
            case FirstAdmin.Command:
                return new { link = await services.GetRequiredService<FirstAdmin>().InviteAsync(Core.Accounts.Invitation.Machine) };
            default:
                throw new InvalidDataException("It is neither a request nor work to do.");
        }
    }

    private async Task<GatewayResponse> AnswerAsync<TContext>(
        IHttpApplication<TContext> application, GatewayRequest request, CancellationToken deadline)
        where TContext : notnull
    {
        if (GatewayOrigin.Of(request, _secretHashes) is not { } origin)
            return GatewayResponse.Plain(StatusCodes.Status403Forbidden, "This address is for CloudFront alone.");
        if (request.RawPath.Contains("%00", StringComparison.Ordinal))
            return GatewayResponse.Plain(StatusCodes.Status400BadRequest, "The address has a null character.");
        using var exchange = new GatewayExchange(request, origin, deadline);
        await between.BeforeRequestAsync(exchange.Path, deadline);
        Exception? fault = null;
        var context = application.CreateContext(exchange.Features);
        try
        {
            await application.ProcessRequestAsync(context);
            await exchange.CompleteAsync();
        }
        catch (Exception thrown)
        {
            fault = thrown;
            logger.LogError(thrown, "The request {Request} failed", request.RequestContext.RequestId);
        }
        application.DisposeContext(context, fault);
        if (HttpMethods.IsPost(request.RequestContext.Http.Method))
            await between.AfterChangeAsync(deadline);
        return await exchange.AnswerAsync(fault);
    }
}
