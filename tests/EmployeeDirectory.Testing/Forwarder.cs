using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EmployeeDirectory.Testing;

/// <summary>Passes a request to an engine byte for byte, with the Host the client signed.</summary>
internal sealed class Forwarder(Uri engine) : IDisposable
{
    private static readonly string[] HopByHop = ["Connection", "Expect", "Keep-Alive", "Transfer-Encoding"];

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    public async Task ApplyAsync(HttpContext context)
    {
        using var response = await SendAsync(context.Request);
    }

    public async Task ForwardAsync(HttpContext context)
    {
        using var response = await SendAsync(context.Request);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            if (!HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase))
                context.Response.Headers[name] = values.ToArray();
        var body = await response.Content.ReadAsByteArrayAsync();
        if (body.Length > 0)
            await context.Response.Body.WriteAsync(body);
    }

    public void Dispose() => client.Dispose();

    // Not tied to the caller's connection: a request once taken is applied, as a service would.
    private async Task<HttpResponseMessage> SendAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(engine, target))
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, values) in request.Headers)
            if (!HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase) && !message.Headers.TryAddWithoutValidation(name, values.ToArray()))
                message.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        return await client.SendAsync(message);
    }
}
