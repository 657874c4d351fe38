using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Imports;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.Imports;

/// <summary>What applying and undoing do, run over each store that ships.</summary>
public abstract class ImportContract : IAsyncLifetime
{
    private DirectorySite _site = null!;
    private ImportDesk _desk = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await StartAsync();
        _desk = new(_site.Services);
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task<DirectorySite> StartAsync();

    [Fact]
    public async Task Apply_EveryKind_WritesEachOnceAndTheSameFileChangesNothing()
    {
        var ada = await AddAsync("Ada Shaw", "1", title: "Engineer");
        var gone = await AddAsync("Gus Gone", "2");
        const string file = """
            Number,Name,Title,Manager
            4,Report,,3
            3,Boss,,
            1,Ada Shaw,Architect,4
            5,Orphan,,
            6,,,
            """;
        var (planned, _) = await _desk.PlanAsync(file, new() { MarkMissing = true });
        var (applied, rows) = await _desk.ApplyAsync(planned);

        Assert.Equal(5, applied.Results[RowResult.Written]);
        Assert.Equal(5, applied.Done);
        Assert.All(rows.Where(row => row.Kind != RowKind.Error), row => Assert.Equal(RowResult.Written, row.Result));
        var now = await _desk.GetAsync(ada.Id);
        Assert.Equal(("Architect", 2), (now!.JobTitle, now.Version));
        Assert.Equal(rows.Single(row => row.Name == "Report").Person, now.ManagerId);
        Assert.Equal(EmployeeStatus.Left, (await _desk.GetAsync(gone.Id))!.Status);
        var history = await _site.Services.GetRequiredService<IEmployeeStore>().GetHistoryAsync(ada.Id, Stop);
        Assert.Equal([null, applied.Id], history.Select(entry => entry.Import));

        var again = await _desk.PlanAsync(file, new() { MarkMissing = true });
        Assert.Equal(0, again.Import.ToWrite);
        Assert.Equal(4, again.Import.Planned[RowKind.Unchanged]);
    }

    [Fact]
    public async Task Apply_ChangedSince_IsListedAndStaysAsItIs()
    {
        var ada = await AddAsync("Ada Shaw", "1", title: "Engineer");
        var (planned, _) = await _desk.PlanAsync("Number,Title\n1,Architect\n");
        await _desk.SaveAsync(ada with { JobTitle = "Director" });
        var (applied, rows) = await _desk.ApplyAsync(planned);
        Assert.Equal(RowResult.Stale, Assert.Single(rows).Result);
        Assert.Equal(0, applied.Results.GetValueOrDefault(RowResult.Written));
        Assert.Equal("Director", (await _desk.GetAsync(ada.Id))!.JobTitle);
    }

    [Fact]
    public async Task Apply_KilledBeforeTheResultsWereKept_WritesNothingTwice()
    {
        var ada = await AddAsync("Ada Shaw", "1", title: "Engineer");
        var (planned, before) = await _desk.PlanAsync("Number,Name,Title\n1,Ada Shaw,Architect\n2,New,\n");
        var (applied, _) = await _desk.ApplyAsync(planned);

        await _desk.Store.Plan(planned.Id).WriteAsync(0, before, Stop);
        var (again, rows) = await _desk.ApplyAsync(applied with { Results = planned.Results, NextChunk = 0 });

        Assert.Equal(2, again.Results[RowResult.Written]);
        Assert.Equal(2, (await _desk.GetAsync(ada.Id))!.Version);
        Assert.Equal(1, (await _desk.GetAsync(rows[1].Person))!.Version);
    }

    [Fact]
    public async Task Apply_ManagerWhoIsRefused_RefusesTheirReports()
    {
        var (planned, _) = await _desk.PlanAsync("Number,Name,Mail,Manager\n1,Boss,boss@example.com,\n2,Report,,1\n3,Free,,\n");
        await _desk.SaveAsync(new() { Id = Guid.CreateVersion7(), DisplayName = "Quicker", Email = "boss@example.com" });
        var (applied, rows) = await _desk.ApplyAsync(planned);
        Assert.Equal([RowResult.Refused, RowResult.Refused, RowResult.Written], rows.Select(row => row.Result));
        Assert.Contains("e-mail", rows[0].Reason, StringComparison.Ordinal);
        Assert.Equal(ImportState.Applied, applied.State);
    }

    [Fact]
    public async Task Undo_AppliedImport_PutsBackWhatItWroteAndNamesWhatWasChangedSince()
    {
        var ada = await AddAsync("Ada Shaw", "1", title: "Engineer");
        var eve = await AddAsync("Eve Stone", "2", title: "Designer");
        var left = await AddAsync("Left Out", "3");
        var (planned, _) = await _desk.PlanAsync("Number,Name,Title\n1,Ada Shaw,Architect\n2,Eve Stone,Artist\n4,New,\n", new() { MarkMissing = true });
        var (applied, rows) = await _desk.ApplyAsync(planned);
        await _desk.SaveAsync((await _desk.GetAsync(eve.Id))! with { JobTitle = "Director" });

        var (undo, plan) = await _desk.UndoAsync(applied);
        Assert.Equal([RowKind.Updated, RowKind.Error, RowKind.Deleted, RowKind.Updated], plan.Select(row => row.Kind));
        var (undone, _) = await _desk.ApplyAsync(undo);

        Assert.Equal(3, undone.Results[RowResult.Written]);
        Assert.Equal("Engineer", (await _desk.GetAsync(ada.Id))!.JobTitle);
        Assert.Equal("Director", (await _desk.GetAsync(eve.Id))!.JobTitle);
        Assert.Equal(EmployeeStatus.Active, (await _desk.GetAsync(left.Id))!.Status);
        Assert.True((await _desk.GetAsync(rows[2].Person))!.IsDeleted);

        var (redo, _) = await _desk.UndoAsync(undone);
        await _desk.ApplyAsync(redo);
        Assert.False((await _desk.GetAsync(rows[2].Person))!.IsDeleted);
        Assert.Equal("Architect", (await _desk.GetAsync(ada.Id))!.JobTitle);
    }

    [Fact]
    public async Task Store_SaveOutOfDate_ChangesNothing()
    {
        var (first, second) = (NewImport(DateTimeOffset.UtcNow.AddMinutes(-1)), NewImport(DateTimeOffset.UtcNow));
        var saved = await _desk.Store.SaveAsync(first, Stop);
        await _desk.Store.SaveAsync(second, Stop);
        Assert.Equal(1, saved!.Version);
        Assert.Null(await _desk.Store.SaveAsync(first, Stop));
        Assert.Null(await _desk.Store.SaveAsync(first with { Version = 2 }, Stop));
        Assert.Equal([second.Id, first.Id], (await _desk.Store.ListAsync(2, Stop)).Select(import => import.Id));
        Assert.Null(await _desk.Store.GetAsync(Guid.CreateVersion7(), Stop));
    }

    [Fact]
    public async Task Store_Chunks_AreReplacedAndDeleted()
    {
        var id = Guid.CreateVersion7();
        byte[] large = new byte[380_000];
        Random.Shared.NextBytes(large);
        await _desk.Store.WriteChunkAsync(id, ChunkKind.Sheet, 0, [1], Stop);
        await _desk.Store.WriteChunkAsync(id, ChunkKind.Plan, 0, [2], Stop);
        await _desk.Store.WriteChunkAsync(id, ChunkKind.Sheet, 0, large, Stop);
        Assert.Equal(large, await _desk.Store.ReadChunkAsync(id, ChunkKind.Sheet, 0, Stop));
        await _desk.Store.DeleteChunksAsync(id, ChunkKind.Sheet, 1, Stop);
        Assert.Null(await _desk.Store.ReadChunkAsync(id, ChunkKind.Sheet, 0, Stop));
        Assert.Equal([2], await _desk.Store.ReadChunkAsync(id, ChunkKind.Plan, 0, Stop));
    }

    private static Import NewImport(DateTimeOffset at) => new() { Id = Guid.CreateVersion7(at), Title = "people.csv", By = "admin", At = at };

    private Task<Employee> AddAsync(string name, string number, string? title = null) =>
        _desk.SaveAsync(new() { Id = Guid.CreateVersion7(), DisplayName = name, EmployeeNumber = number, JobTitle = title });
}
