using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace EmployeeDirectory.Web.Hosting.Lambda;

// A request of API Gateway as the features that ASP.NET Core reads. The answer is sent as a whole.
public sealed class GatewayExchange : IHttpResponseFeature, IHttpResponseBodyFeature, IHttpRequestBodyDetectionFeature, IDisposable
{
    // Lambda's limit is 6 MB, in which Base64 takes a third.
    public const int LongestBody = 4_400_000;

    private readonly MemoryStream _body = new();
    private readonly Stack<(Func<object, Task> Run, object State)> _starting = new();
    private readonly Stack<(Func<object, Task> Run, object State)> _completed = new();
    private readonly PipeWriter _writer;

    public GatewayExchange(GatewayRequest request, GatewayOrigin origin, CancellationToken deadline)
    {
        _writer = PipeWriter.Create(_body, new StreamPipeWriterOptions(leaveOpen: true));
        var sent = request.IsBase64Encoded
            ? Convert.FromBase64String(request.Body ?? "")
            : Encoding.UTF8.GetBytes(request.Body ?? "");
        CanHaveBody = sent.Length > 0;
        Path = PathString.FromUriComponent(request.RawPath);
        var query = string.IsNullOrEmpty(request.RawQueryString) ? "" : $"?{request.RawQueryString}";
        IHeaderDictionary headers = new HeaderDictionary();
        foreach (var (name, value) in request.Headers ?? new Dictionary<string, string>())
            headers[name] = value;
        if (request.Cookies is { Count: > 0 } cookies)
            headers.Cookie = string.Join("; ", cookies);
        headers.Host = origin.Host;
        headers.ContentLength = CanHaveBody ? sent.Length : headers.ContentLength;
        Features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = request.RequestContext.Http.Method,
            Scheme = Uri.UriSchemeHttps,
            Protocol = HttpProtocol.Http11,
            Path = Path.Value!,
            QueryString = query,
            RawTarget = request.RawPath + query,
            Headers = headers,
            Body = new MemoryStream(sent, writable: false)
        });
        Features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = origin.Client });
        Features.Set<IHttpRequestIdentifierFeature>(
            new HttpRequestIdentifierFeature { TraceIdentifier = request.RequestContext.RequestId });
        Features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = deadline });
        Features.Set<IHttpRequestBodyDetectionFeature>(this);
        Features.Set<IHttpResponseFeature>(this);
        Features.Set<IHttpResponseBodyFeature>(this);
    }

    public FeatureCollection Features { get; } = new();

    public PathString Path { get; }

    public bool CanHaveBody { get; }

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    Stream IHttpResponseFeature.Body { get => _body; set => throw new NotSupportedException(); }

    public bool HasStarted { get; private set; }

    public Stream Stream => _body;

    public PipeWriter Writer => _writer;

    public void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => _completed.Push((callback, state));

    public void DisableBuffering()
    {
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        while (!HasStarted && _starting.TryPop(out var callback))
            await callback.Run(callback.State);
        HasStarted = true;
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(_body, path, offset, count, cancellationToken);

    public async Task CompleteAsync()
    {
        await StartAsync();
        await _writer.FlushAsync();
    }

    public async Task<GatewayResponse> AnswerAsync(Exception? fault)
    {
        if (fault is null)
            await CompleteAsync();
        else
        {
            _body.SetLength(0);
            (StatusCode, Headers) = (StatusCodes.Status500InternalServerError, new HeaderDictionary());
        }
        if (HttpMethods.IsHead(Features.GetRequiredFeature<IHttpRequestFeature>().Method))
            _body.SetLength(0);
        while (_completed.TryPop(out var callback))
            await callback.Run(callback.State);
        if (_body.Length > LongestBody)
            return GatewayResponse.Plain(
                StatusCodes.Status500InternalServerError, "The answer is larger than Lambda can send. Ask for less.");
        return new GatewayResponse(
            StatusCode,
            Headers.Where(header => !IsOfCookies(header.Key)).ToDictionary(header => header.Key, header => header.Value.ToString()),
            [.. Headers.SetCookie.OfType<string>()],
            Convert.ToBase64String(_body.GetBuffer(), 0, (int)_body.Length),
            IsBase64Encoded: true);
    }

    public void Dispose() => _body.Dispose();

    private static bool IsOfCookies(string header) => header.Equals(HeaderNames.SetCookie, StringComparison.OrdinalIgnoreCase);
}
