using System.Security.Cryptography;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Imports;

/// <summary>Writes planned rows, each by a transaction of its own on condition of the version that the plan saw. Any process
/// goes on where another one stopped: a row that was written already is known by its submission id.</summary>
public sealed class ImportRunner(
    IImportStore store, IEmployeeStore employees, EmployeeEditor editor, ReadModel people, TimeProvider clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(4);

    public Task RunAsync(CancellationToken ct) => RunAsync(Slice, ct);

    public async Task RunAsync(TimeSpan slice, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        foreach (var id in await store.ListApplyingAsync(ct))
            while (await store.GetAsync(id, ct) is { State: ImportState.Applying } import)
            {
                if (clock.GetElapsedTime(started) > slice)
                    return;
                // Another process that goes on with the same chunk wrote the same.
                await store.SaveAsync(await ApplyChunkAsync(import, ct), ct);
            }
    }

    public static Guid SubmissionOf(Guid import, Guid person)
    {
        Span<byte> both = stackalloc byte[32], hash = stackalloc byte[SHA256.HashSizeInBytes];
        import.TryWriteBytes(both);
        person.TryWriteBytes(both[16..]);
        SHA256.HashData(both, hash);
        return new(hash[..16]);
    }

    private async Task<Import> ApplyChunkAsync(Import import, CancellationToken ct)
    {
        var plan = store.Plan(import.Id);
        var rows = (await plan.ReadAsync(import.NextChunk, ct) ?? []).ToList();
        var results = import.Results.ToDictionary();
        var written = 0;
        for (var at = 0; at < rows.Count; at++)
            if (rows[at] is { Result: RowResult.None } row && row.Kind.IsWritten())
            {
                var (result, reason) = await WriteAsync(import, row, ct);
                if (result == RowResult.None)
                    continue;
                written += result == RowResult.Written ? 1 : 0;
                results[result] = results.GetValueOrDefault(result) + 1;
                rows[at] = row with { Result = result, Reason = reason };
            }
        if (results.Values.Sum() > import.Done)
            await plan.WriteAsync(import.NextChunk, rows, ct);
        return Next(import with { Results = results, HasProgress = import.HasProgress || written > 0 });
    }

    // Rows whose manager comes later wait for another round; without progress, they are refused in a last one.
    private static Import Next(Import import) =>
        import.NextChunk + 1 < import.Chunks ? import with { NextChunk = import.NextChunk + 1 }
        : import.Done >= import.ToWrite || import.IsLastRound ? import with { State = ImportState.Applied }
        : import with { NextChunk = 0, HasProgress = false, IsLastRound = !import.HasProgress };

    private async Task<(RowResult Result, string? Reason)> WriteAsync(Import import, ImportRow row, CancellationToken ct)
    {
        if (!import.IsLastRound && row.Changes.FirstOrDefault(change => change.Field == EmployeeField.Manager)?.New is { } manager
            && people.Find(Guid.Parse(manager)) is not { IsDeleted: false })
            return (RowResult.None, null);
        var submission = SubmissionOf(import.Id, row.Person);
        var current = await employees.GetAsync(row.Person, ct);
        if ((current?.Version ?? 0) != row.Version && current?.SubmissionId != submission)
            return (RowResult.Stale, null);
        var next = (current ?? new Employee { Id = row.Person, DisplayName = "" })
            .With(row.Changes.Select(change => (change.Field, change.New)), clock.GetUtcNow()) with
        {
            Version = row.Version
        };
        var author = new Author(import.By, import.Address, RequestId: null, submission, import.OwnRecord)
        {
            Import = import.Id
        };
        var saved = await editor.SaveAsync(current, next, author, ct);
        return saved.Outcome switch
        {
            SaveOutcome.Saved => (RowResult.Written, null),
            SaveOutcome.Stale or SaveOutcome.NotFound => (RowResult.Stale, null),
            SaveOutcome.ManagerGone or SaveOutcome.ReportingCycle when !import.IsLastRound => (RowResult.None, null),
            _ => (RowResult.Refused, SaveRefusal.For(saved.Outcome).Reason)
        };
    }
}
