using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Corrections;

/// <summary>Two admins who settle one correction at once: record and correction agree whoever is first.</summary>
public sealed class CorrectionRaceTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_DeclinedMeanwhile_LeavesTheRecordAndSaysSo()
    {
        Func<Task>? race = null;
        await using var site = await DirectorySite.StartAsync(services => services.AddSingleton(provider => Interposed.Create<IEmployeeStore>(
            provider.GetRequiredService<SqliteEmployeeStore>(),
            call => call is nameof(IEmployeeStore.AcceptAsync) or nameof(IEmployeeStore.SaveAsync) && race is { } run ? run() : Task.CompletedTask)));
        var (id, made) = await SuggestAsync(site);
        var accept = (await site.GetAsync("/suggestions")).Form("/accept");
        var decline = (await site.GetAsync("/suggestions")).Form("/decline");
        race = async () =>
        {
            race = null;
            await decline.PostAsync();
        };

        var late = await site.FollowAsync(await accept.PostAsync());

        Assert.Contains("already decided", late.Text, StringComparison.Ordinal);
        await AssertAgreeAsync(site, id, made, CorrectionState.Declined);
    }

    [Fact]
    public async Task Edit_DeclinedMeanwhile_KeepsTheChangeAndSaysSo()
    {
        await using var site = await DirectorySite.StartAsync();
        var (id, made) = await SuggestAsync(site);
        var edit = (await site.GetAsync($"/employees/{id}/edit?suggestion={made.Id}")).Form().With("JobTitle", "Edited");
        await (await site.GetAsync("/suggestions")).Form("/decline").PostAsync();
        var saved = await site.FollowAsync(await edit.PostAsync());
        Assert.Contains("Another admin declined the correction first", saved.Text, StringComparison.Ordinal);
        Assert.Equal("Edited", (await site.Services.GetRequiredService<IEmployeeStore>().GetAsync(id, Stop))!.JobTitle);
    }

    [Fact]
    public async Task AcceptAndDecline_AtOnce_AgreeOnSqlite()
    {
        await using var site = await DirectorySite.StartAsync();
        for (var round = 0; round < 5; round++)
            await RaceAsync(site);
    }

    [Fact]
    public async Task AcceptAndDecline_AtOnce_AgreeOnTheTable()
    {
        await using var aws = await AwsSite.StartAsync(dynamoDb, s3);
        for (var round = 0; round < 5; round++)
            await RaceAsync(aws.Site);
    }

    private static async Task RaceAsync(DirectorySite site)
    {
        var (id, made) = await SuggestAsync(site);
        var store = site.Services.GetRequiredService<IEmployeeStore>();
        var suggestions = site.Services.GetRequiredService<ICorrectionStore>();
        var record = (await store.GetAsync(id, Stop))!;
        var settled = made with { SettledAt = DateTimeOffset.UtcNow };
        var accept = Task.Run(() => store.AcceptAsync(
            record with { JobTitle = made.Value }, settled with { State = CorrectionState.Accepted }, Employees.Staff.Author(), Stop), Stop);
        var decline = Task.Run(() => suggestions.SettleAsync(settled with { State = CorrectionState.Declined }, Stop), Stop);
        var accepted = (await accept).Outcome;
        Assert.Equal(await decline ? SaveOutcome.AlreadySettled : SaveOutcome.Saved, accepted);
        await AssertAgreeAsync(site, id, made, accepted == SaveOutcome.Saved ? CorrectionState.Accepted : CorrectionState.Declined);
    }

    private static async Task AssertAgreeAsync(DirectorySite site, Guid id, Correction made, CorrectionState state)
    {
        Assert.Equal(state, (await site.Services.GetRequiredService<ICorrectionStore>().FindAsync(id, made.Id, Stop))!.State);
        var record = (await site.Services.GetRequiredService<IEmployeeStore>().GetAsync(id, Stop))!;
        Assert.Equal(state == CorrectionState.Accepted ? "Programmer" : "Clerk", record.JobTitle);
    }

    private static async Task<(Guid Id, Correction Made)> SuggestAsync(DirectorySite site)
    {
        var id = Guid.Parse(People.IdOf(await site.AddAsync("Ada Lovelace", ("JobTitle", "Clerk"))));
        var made = new Correction { Id = Guid.CreateVersion7(), EmployeeId = id, By = $"{Guid.NewGuid()}", At = DateTimeOffset.UtcNow, Field = "JobTitle", Value = "Programmer" };
        Assert.True(await site.Services.GetRequiredService<ICorrectionStore>().AddAsync(made, Stop));
        return (id, made);
    }
}
