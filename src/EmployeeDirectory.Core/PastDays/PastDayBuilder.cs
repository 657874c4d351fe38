using System.Collections.Concurrent;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Core.Text;
using Microsoft.Extensions.Options;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.PastDays;

public sealed class PastDayBuilder(
    IEmployeeStore store, IAuditStore log, SqliteDatabase current, IOptions<StorageOptions> storage, TimeProvider clock,
    ShortForms shortForms, ILogger<ReadModel> logger)
{
    private const int Batch = 500;
    private const int AtOnce = 8;

    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    public string Folder => storage.Value.PathOf("past");

    public async Task<PastDay> RunAsync(DateOnly day)
    {
        var end = EndOf(day);
        var path = Path.Combine(PrivateFiles.CreateFolder(Folder).FullName, $"{day.Text()}-{Guid.NewGuid():N}.db");
        current.CopyTo(path);
        var past = new PastDay(day, end, path, shortForms, logger);
        try
        {
            var later = past.Read(connection => Query(
                connection, "select id from person where json_extract(document, '$.updatedAt') >= $end",
                row => Guid.Parse(row.GetString(0)), ("$end", end.Day().Text())));
            foreach (var batch in later.Chunk(Batch))
                await ReplaceAsync(past.People, batch, end);
            foreach (var batch in (await ForgottenSinceAsync(day, past.People)).Chunk(Batch))
                await ReplaceAsync(past.People, batch, end);
            await past.People.LoadIndexAsync(CancellationToken.None);
            return past;
        }
        catch
        {
            past.Dispose();
            throw;
        }
    }

    private async Task ReplaceAsync(ReadModel past, IReadOnlyCollection<Guid> ids, DateTimeOffset end)
    {
        var then = new ConcurrentBag<Employee>();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, ct) =>
        {
            if (Replay.At(await store.GetHistoryAsync(id, ct), end) is { IsDeleted: false } person)
                then.Add(Shown(person, past.Find(id)));
        });
        await past.ForgetAsync(ids, CancellationToken.None);
        await past.ApplyAsync(then, CancellationToken.None);
    }

    // Privacy: someone protected then or now stays hidden, and a photo shows only while it is still in use.
    private static Employee Shown(Employee then, Employee? now) => then with
    {
        Protected = then.Protected || now is { Protected: true },
        PhotoId = then.PhotoId == now?.PhotoId ? then.PhotoId : null
    };

    private async Task<IReadOnlyCollection<Guid>> ForgottenSinceAsync(DateOnly day, ReadModel past) => await log
        .ReadAsync(day.AddDays(1), clock.GetUtcNow().Day(), before: null, CancellationToken.None)
        .Where(line => line.Kind == AuditKind.RecordDeleted)
        .Select(line => Guid.Parse(line.Subject!))
        .Distinct()
        .Where(id => past.Find(id) is null)
        .ToListAsync();
}
