using System.Collections.Concurrent;
using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EmployeeDirectory.Web.Tests.Features.Layout;

/// <summary>A 503 that is meant is one line of the log, a fault of the program has its stack, and both have a page.</summary>
public sealed class RefusalLogTests
{
    private const string Address = "/employees/01890000-0000-7000-8000-000000000000/history";

    public static TheoryData<string> Stores => [nameof(IEmployeeStore), nameof(IAccountStore)];

    [Fact]
    public async Task Get_StoreOutOfReach_IsLoggedInOneLineWithoutAStack()
    {
        using var log = new Lines();
        await using var site = await BrokenAsync(log, () => new StoreUnavailableException("Away.", new TimeoutException("late")), nameof(IEmployeeStore));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.GetAsync(Address)).Status);
        var line = Assert.Single(log.All, line => line.Text.Contains("503", StringComparison.Ordinal));
        Assert.Equal((LogLevel.Warning, false), (line.Level, line.HasStack));
        Assert.Contains($"GET {Address}", line.Text, StringComparison.Ordinal);
        Assert.Contains("Away. TimeoutException: late", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.All, line => line.Text.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Get_FaultOfTheProgram_IsLoggedWithItsStack()
    {
        using var log = new Lines();
        await using var site = await BrokenAsync(log, () => new InvalidCastException("bug"), nameof(IEmployeeStore));
        Assert.Equal(HttpStatusCode.InternalServerError, (await site.GetAsync(Address)).Status);
        var line = Assert.Single(log.All, line => line.Text.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
        Assert.Equal((LogLevel.Error, true), (line.Level, line.HasStack));
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/employees/new", HttpStatusCode.Redirect)]
    public async Task Get_SessionLookUpFails_HasAPage(string address, HttpStatusCode status)
    {
        using var log = new Lines();
        await using var site = await BrokenAsync(log, () => new InvalidCastException("bug"), nameof(IAccountStore));
        var page = await site.GetAsync(address);
        Assert.Equal(status, page.Status);
        if (status == HttpStatusCode.OK)
            Assert.NotNull(page.Document.QuerySelector("header a[href='/']"));
        Assert.DoesNotContain(log.All, line => line.Text.Contains("error page itself", StringComparison.Ordinal));
    }

    /// <summary>Breaks once the site has started, and its admin has signed in.</summary>
    private static async Task<DirectorySite> BrokenAsync(Lines log, Func<Exception> fault, string store)
    {
        var broken = false;
        Task Before(string call) => broken && call is nameof(IEmployeeStore.GetHistoryAsync) or nameof(IAccountStore.FindSessionAsync) && broken
            ? throw fault() : Task.CompletedTask;
        var site = await DirectorySite.StartAsync(services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            if (store == nameof(IEmployeeStore))
                services.AddSingleton(provider => Interposed.Create<IEmployeeStore>(provider.GetRequiredService<SqliteEmployeeStore>(), Before));
            else
                services.AddSingleton(provider => Interposed.Create<IAccountStore>(
                    new SqliteAccountStore(provider.GetRequiredKeyedService<SqliteDatabase>(nameof(SqliteEmployeeStore)), TimeProvider.System), Before));
        });
        broken = true;
        return site;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text, bool HasStack)> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue((logLevel, formatter(state, exception), exception is not null));

        public void Dispose()
        {
        }
    }
}
