using System.Collections.Concurrent;
using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Employees;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using Microsoft.Extensions.Options;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Features.Past;

/// <summary>
/// Builds the directory of a past day: a copy of the read model in which everyone who was changed later is replaced by what their
/// history says of that day. The cost is a copy of the file and one history for each of them.
/// </summary>
public sealed class PastBuild(
    IEmployeeStore store, IAuditStore log, SqliteDatabase current, IOptions<StorageOptions> storage, TimeProvider clock, ILogger<ReadModel> logger)
{
    private const int Batch = 500;
    private const int AtOnce = 8;

    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    public string Folder => storage.Value.PathOf("past");

    public async Task<PastDirectory> RunAsync(DateOnly day)
    {
        var end = EndOf(day);
        var path = Path.Combine(Directory.CreateDirectory(Folder).FullName, $"{day.Text()}-{Guid.NewGuid():N}.db");
        current.CopyTo(path);
        var past = new PastDirectory(day, end, path, logger);
        try
        {
            var later = past.Read(connection => Query(
                connection, "select id from person where json_extract(document, '$.updatedAt') >= $end", row => Guid.Parse(row.GetString(0)), ("$end", end.Day().Text())));
            foreach (var batch in later.Chunk(Batch))
                await ReplaceAsync(past.People, batch, end);
            foreach (var batch in (await ForgottenSinceAsync(day, past.People)).Chunk(Batch))
                await ReplaceAsync(past.People, batch, end);
            await past.People.LoadFacetsAsync(CancellationToken.None);
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

    /// <summary>Either protects: what someone was then, and what they are now. Of photos only those are kept that are shown now.</summary>
    private static Employee Shown(Employee then, Employee? now) => then with
    {
        Protected = then.Protected || now is { Protected: true },
        PhotoId = then.PhotoId == now?.PhotoId ? then.PhotoId : null
    };

    /// <summary>Those who were deleted after the day and whom the read model does not know any more.</summary>
    private async Task<IReadOnlyCollection<Guid>> ForgottenSinceAsync(DateOnly day, ReadModel past) => await log
        .ReadAsync(day.AddDays(1), clock.GetUtcNow().Day(), before: null, CancellationToken.None)
        .Where(line => line.Kind == AuditKind.RecordDeleted)
        .Select(line => Guid.Parse(line.Subject!))
        .Distinct()
        .Where(id => past.Find(id) is null)
        .ToListAsync();
}
