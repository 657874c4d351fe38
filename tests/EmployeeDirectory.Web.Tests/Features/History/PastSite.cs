using System.Net;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Web.Tests.Features.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.History;

/// <summary>A site on which days pass as they are told to. In the future, as browsers go by their own clock for cookies.</summary>
internal sealed class PastSite : IAsyncDisposable
{
    private readonly MovedClock _clock = new(new DateTimeOffset(2099, 3, 1, 9, 0, 0, TimeSpan.Zero));

    private HttpClient _anyone = null!;

    public DirectorySite Site { get; private set; } = null!;

    public static async Task<PastSite> StartAsync()
    {
        var past = new PastSite();
        past.Site = await DirectorySite.StartAsync(services => services.AddSingleton<TimeProvider>(past._clock));
        past._anyone = past.Site.NewVisitor();
        return past;
    }

    public ValueTask DisposeAsync()
    {
        _anyone.Dispose();
        return Site.DisposeAsync();
    }

    public void PassDays(int days) => _clock.Advance(TimeSpan.FromDays(days));

    /// <summary>As an admin does, at once in the lists of this site.</summary>
    public async Task<Employee> SaveAsync(Employee employee)
    {
        var saved = await Site.Services.GetRequiredService<IEmployeeStore>().AddAsync(employee);
        await Site.Services.GetRequiredService<ReadModel>().ApplyOwnAsync(saved);
        return saved;
    }

    public Task<Employee> DeleteAsync(Employee employee) => SaveAsync(employee with { DeletedAt = _clock.GetUtcNow() });

    public async Task EraseAsync(Employee employee)
    {
        var erased = await Site.Services.GetRequiredService<IEmployeeStore>().EraseAsync(employee.Id, employee.Version, Author(), TestContext.Current.CancellationToken);
        await Site.Services.GetRequiredService<ReadModel>().ApplyOwnAsync(Accepted(erased));
    }

    public static Task<Page> GetAsync(HttpClient visitor, string address) => ReadyAsync(() => visitor.GetPageAsync(address));

    /// <summary>As someone who is not signed in.</summary>
    public Task<Page> GetAsync(string address) => GetAsync(_anyone, address);

    /// <summary>Once the read model has seen that the day is over.</summary>
    private static async Task<Page> ReadyAsync(Func<Task<Page>> get)
    {
        Page page = null!;
        await Wait.UntilAsync(async () => (page = await get()).Status != HttpStatusCode.ServiceUnavailable, seconds: 60);
        return page;
    }

    public static Employee Person(string name) => Someone(name);
}
