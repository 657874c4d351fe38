namespace EmployeeDirectory.Testing;

/// <summary>A stand-in for an AWS service: started on first use, once a test run, on a free loopback port.</summary>
public abstract class Engine : IDisposable
{
    public const string Region = "us-east-1";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Lazy<Task<Uri>> endpoint;
    private ChildProcess? child;

    protected Engine() => endpoint = new(StartAsync);

    public Task<Uri> EndpointAsync() => endpoint.Value;

    public void Dispose()
    {
        child?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual IReadOnlyDictionary<string, string?>? Environment => null;

    protected abstract (string Program, string[] Arguments) Command(int port);

    private async Task<Uri> StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = Loopback.FreePort();
            var (program, arguments) = Command(port);
            child = new ChildProcess(program, arguments, environment: Environment);
            try
            {
                await child.WaitUntilAsync(async () => await Loopback.StatusAsync(Loopback.Url(port)) is not null, StartLimit);
                return Loopback.Url(port);
            }
            // Somebody else may have taken the port in between.
            catch (InvalidOperationException) when (attempt < 3)
            {
                child.Dispose();
            }
        }
    }
}
