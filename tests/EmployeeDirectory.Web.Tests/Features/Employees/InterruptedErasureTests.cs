using System.Net;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using static EmployeeDirectory.Web.Tests.Features.Employees.Staff;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>An erasure that loses a race, fails half way, or is ended by a crash.</summary>
public sealed class InterruptedErasureTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(EmployeeStatus.Active)]
    [InlineData(EmployeeStatus.Left)]
    public async Task Erase_LosesTheRace_DeletesNothingAndSaysSo(EmployeeStatus status)
    {
        Func<Task>? race = null;
        await using var site = await StartAsync(call => call == nameof(IEmployeeStore.EraseAsync) && race is { } run ? run() : Task.CompletedTask);
        var (id, account, suggestion) = await LeaverAsync(site);
        var store = site.Services.GetRequiredService<IEmployeeStore>();
        race = async () => Accepted(await store.SaveAsync((await store.GetAsync(id, Stop))! with { Status = status, JobTitle = "Back again" }));

        var answer = await (await site.GetAsync($"/employees/{id}/erase")).Form("/erase").With("Name", "Torn Between").PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Nothing was erased", answer.Text, StringComparison.Ordinal);
        Assert.Equal(status == EmployeeStatus.Active, answer.Text.Contains("Only people who have left", StringComparison.Ordinal));
        Assert.Equal("Back again", (await store.GetAsync(id, Stop))!.JobTitle);
        await AssertRestIsThereAsync(site, account, suggestion, expected: true);
        Assert.Empty(await store.ListUnfinishedErasuresAsync(Stop));
    }

    [Fact]
    public async Task Erase_RestCannotBeDeleted_SaysSoAndTheNextStartDeletesIt()
    {
        var failing = true;
        var (id, account, suggestion) = (Guid.Empty, "", Guid.Empty);
        await using (var site = await StartAsync(call => failing && call == nameof(ICorrectionStore.DeleteAboutAsync)
            ? throw new StoreUnavailableException("injected", new TimeoutException()) : Task.CompletedTask))
        {
            (id, account, suggestion) = await LeaverAsync(site);
            var form = (await site.GetAsync($"/employees/{id}/erase")).Form("/erase").With("Name", "Torn Between");
            var erased = await site.FollowAsync(await form.PostAsync());
            Assert.Equal(HttpStatusCode.Gone, erased.Status);
            Assert.Contains("is not deleted yet", erased.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Everything about them is erased", erased.Text, StringComparison.Ordinal);
            Assert.Equal([id], await site.Services.GetRequiredService<IEmployeeStore>().ListUnfinishedErasuresAsync(Stop));
            failing = false;
        }
        await AssertNextStartFinishesAsync(account, suggestion);
    }

    [Fact]
    public async Task Erase_CrashAfterTheRecord_TheNextStartDeletesTheRest()
    {
        var (account, suggestion) = ("", Guid.Empty);
        await using (var site = await StartAsync(_ => Task.CompletedTask))
        {
            (var id, account, suggestion) = await LeaverAsync(site);
            var store = site.Services.GetRequiredService<IEmployeeStore>();
            Accepted(await store.EraseAsync(id, (await store.GetAsync(id, Stop))!.Version, Author(), Stop));
            await AssertRestIsThereAsync(site, account, suggestion, expected: true);
        }
        await AssertNextStartFinishesAsync(account, suggestion);
    }

    private async Task AssertNextStartFinishesAsync(string account, Guid suggestion)
    {
        await using var next = await StartAsync(_ => Task.CompletedTask);
        var store = next.Services.GetRequiredService<IEmployeeStore>();
        await Wait.UntilAsync(async () => await store.ListUnfinishedErasuresAsync(Stop) is []);
        await AssertRestIsThereAsync(next, account, suggestion, expected: false);
    }

    private Task<DirectorySite> StartAsync(Func<string, Task> before) => DirectorySite.StartAsync(
        services => services
            .AddSingleton(provider => Interposed.Create<IEmployeeStore>(provider.GetRequiredService<SqliteEmployeeStore>(), before))
            .AddSingleton(provider => Interposed.Create<ICorrectionStore>(
                new SqliteCorrectionStore(provider.GetRequiredKeyedService<SqliteDatabase>(nameof(SqliteEmployeeStore)), TimeProvider.System), before)),
        ("Storage:DataFolder", _data.Path));

    private static async Task<(Guid Id, string Account, Guid Correction)> LeaverAsync(DirectorySite site)
    {
        var profile = await site.AddAsync("Torn Between");
        await site.ChangeAsync(profile, "Status", "Left");
        var id = Guid.Parse(People.IdOf(profile));
        var account = await site.AddAccountAsync(Role.Viewer, id);
        var suggestion = new Correction { Id = Guid.CreateVersion7(), EmployeeId = id, By = account.Id, At = DateTimeOffset.UtcNow, Field = "JobTitle", Value = "Spy" };
        Assert.True(await site.Services.GetRequiredService<ICorrectionStore>().AddAsync(suggestion, Stop));
        return (id, account.Id, suggestion.Id);
    }

    private static async Task AssertRestIsThereAsync(DirectorySite site, string account, Guid suggestion, bool expected)
    {
        Assert.Equal(expected, await site.Services.GetRequiredService<IAccountStore>().GetAsync(account, Stop) is not null);
        Assert.Equal(expected, (await site.Services.GetRequiredService<ICorrectionStore>().ListByAsync(account, 10, Stop)).Any(one => one.Id == suggestion));
    }
}
