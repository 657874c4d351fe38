using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Core.Storage;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class SqliteEmployeeStore(SqliteDatabase database, DirectoryMetrics metrics, TimeProvider clock)
    : IEmployeeStore, IDisposable
{
    public const string Schema = """
        create table if not exists identity(name text primary key) strict;
        insert into identity select lower(hex(randomblob(16))) where not exists (select 1 from identity);
        create table if not exists employee(
            id text primary key, version integer not null, email_key text, manager_id text,
            deleted_at text, change_number integer not null, document text not null) strict, without rowid;
        create unique index if not exists employee_email on employee(email_key);
        create unique index if not exists employee_change on employee(change_number);
        create table if not exists change_counter(number integer not null) strict;
        insert into change_counter select 0 where not exists (select 1 from change_counter);
        create table if not exists heartbeat(number integer not null) strict;
        insert into heartbeat select 0 where not exists (select 1 from heartbeat);
        create table if not exists unfinished_erasure(employee_id text primary key) strict, without rowid;
        """ + SqliteHistory.Schema + SqliteAuditStore.Schema;

    private const int Page = 1000;

    public Task<Employee?> GetAsync(Guid id, CancellationToken ct) =>
        Task.FromResult(
            database.Read(connection => Find(connection, id)) is { } found && !found.IsExpired(clock.GetUtcNow())
                ? found
                : null);

    public async Task<SaveResult> SaveAsync(Employee changed, Author author, CancellationToken ct) =>
        metrics.Count(await database.WriteAsync(connection => Save(connection, changed, author), ct));

    public async Task<SaveResult> AcceptAsync(
        Employee changed, Correction accepted, Author author, CancellationToken ct) =>
        metrics.Count(await database.WriteAsync(connection => Accept(connection, changed, accepted, author), ct));

    // Returns once the file is scrubbed; a failed scrub is retried by the next erasure and every day.
    public async Task<SaveResult> EraseAsync(Guid id, long version, Author author, CancellationToken ct)
    {
        var result = await database.WriteAsync(connection => Erase(connection, id, version, author), ct);
        if (!author.IsBulk)
            await database.ScrubAsync(CancellationToken.None);
        return metrics.Count(result);
    }

    public Task<IReadOnlyList<Guid>> ListUnfinishedErasuresAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Guid>>(
            database.Read(connection => Query(
                connection, "select employee_id from unfinished_erasure", row => Guid.Parse(row.GetString(0)))));

    public async Task FinishErasureAsync(Guid id, CancellationToken ct)
    {
        await database.WriteAsync(
            connection => Execute(
                connection, "delete from unfinished_erasure where employee_id = $id", ("$id", Key(id))),
            ct);
        await database.ScrubAsync(CancellationToken.None);
    }

    public Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(Guid id, CancellationToken ct) =>
        Task.FromResult(database.Read(connection => SqliteHistory.Read(connection, id)));

    public async IAsyncEnumerable<RecordVersion> ReadVersionsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        List<RecordVersion> page;
        var after = "";
        do
        {
            page = database.Read(connection => Query(
                connection,
                "select id, version from employee where id > $after order by id limit $page",
                Version,
                ("$after", after), ("$page", Page)));
            foreach (var record in page)
                yield return record;
            ct.ThrowIfCancellationRequested();
            await Task.Yield();
            after = page.Count > 0 ? Key(page[^1].Id) : after;
        }
        while (page.Count == Page);
    }

    public Task<IReadOnlyList<Employee>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Employee>>(database.Read(connection => Query(
            connection,
            "select document from employee where id in (select value from json_each($ids))",
            Read,
            ("$ids", JsonSerializer.Serialize(ids)))));

    // The cursor is a change number: numbers are assigned under the write lock, so that none becomes visible late.
    public Task<ChangePage> ReadChangesAsync(string? cursor, CancellationToken ct) =>
        Task.FromResult(database.Read(connection =>
        {
            if (cursor is null)
                return new ChangePage([], Text(LastChange(connection)));
            var rows = Query(
                connection,
                "select id, version, change_number from employee where change_number > $cursor order by change_number limit $page",
                row => (Record: Version(row), Number: row.GetInt64(2)),
                ("$cursor", long.Parse(cursor, CultureInfo.InvariantCulture)), ("$page", Page));
            return new ChangePage(
                [.. rows.Select(row => row.Record)],
                rows.Count > 0 ? Text(rows[^1].Number) : cursor,
                More: rows.Count == Page);
        }));

    public Task<string> GetIdentityAsync(CancellationToken ct) =>
        Task.FromResult(database.Read(
            connection => Query(connection, "select name from identity", row => row.GetString(0))[0]));

    public Task PingAsync(CancellationToken ct)
    {
        database.RequireSound();
        return GetIdentityAsync(ct);
    }

    public Task WriteHeartbeatAsync(CancellationToken ct) =>
        database.ProbeAsync("update heartbeat set number = number + 1", ct);

    public void Check() => database.Check();

    public async Task<int> PurgeAsync(CancellationToken ct)
    {
        var purged = await database.WriteAsync(
            connection => Execute(
                connection, "delete from employee where deleted_at <= $limit",
                ("$limit", Text(clock.GetUtcNow() - Employee.DeletedRetention))),
            ct);
        await database.ScrubAsync(ct);
        return purged;
    }

    public void Dispose() => database.Dispose();

    private SaveResult Save(SqliteConnection connection, Employee next, Author author)
    {
        var (result, plan) = SavePlan.Decide(
            Find(connection, next.Id), SqliteHistory.FindKey(connection, next.Id), next, author, clock.GetUtcNow());
        if (plan is null)
            return result!;
        if (plan.TakenEmail is { } email && Exists(
            connection, "select 1 from employee where email_key = $key and id <> $id",
            ("$key", email), ("$id", Key(next.Id))))
            return new SaveResult(SaveOutcome.EmailTaken);
        if (plan.ChecksManager && ManagerProblem(connection, plan.Saved) is { } problem)
            return new SaveResult(problem);
        Write(connection, plan);
        return new SaveResult(SaveOutcome.Saved, plan.Saved);
    }

    private SaveResult Accept(SqliteConnection connection, Employee changed, Correction accepted, Author author)
    {
        if (!SqliteCorrectionStore.IsOpen(connection, accepted))
            return new SaveResult(SaveOutcome.AlreadySettled);
        var result = Save(connection, changed, author);
        if (result.Outcome == SaveOutcome.Saved)
            SqliteCorrectionStore.Settle(connection, accepted);
        return result;
    }

    private SaveResult Erase(SqliteConnection connection, Guid id, long version, Author author)
    {
        var (result, plan) = ErasurePlan.Decide(
            id, Find(connection, id), SqliteHistory.LastVersion(connection, id), version, author, clock.GetUtcNow());
        if (plan is null)
            return result!;
        Write(connection, plan.Tombstone);
        SqliteHistory.DestroyKey(connection, id);
        Execute(connection, "insert or ignore into unfinished_erasure(employee_id) values ($id)", ("$id", Key(id)));
        if (plan.Line is { } line)
            SqliteAuditStore.Append(connection, line);
        DemandScrub(connection);
        return new SaveResult(SaveOutcome.Saved, plan.Tombstone);
    }

    private static void Write(SqliteConnection connection, SavePlan plan)
    {
        Write(connection, plan.Saved);
        SqliteHistory.Append(connection, plan.Entry, plan.NewKey);
        if (plan.Line is { } line)
            SqliteAuditStore.Append(connection, line);
    }

    private static void Write(SqliteConnection connection, Employee saved) =>
        Execute(
            connection,
            """
            insert into employee(id, version, email_key, manager_id, deleted_at, change_number, document)
            values ($id, $version, $email, $manager, $deleted, $number, $document)
            on conflict(id) do update set version = excluded.version, email_key = excluded.email_key, manager_id = excluded.manager_id,
                deleted_at = excluded.deleted_at, change_number = excluded.change_number, document = excluded.document
            """,
            ("$id", Key(saved.Id)), ("$version", saved.Version), ("$email", saved.EmailKey),
            ("$manager", saved.ManagerId is { } manager ? Key(manager) : null),
            ("$deleted", saved.DeletedAt is { } at ? Text(at) : null),
            ("$number", Query(
                connection, "update change_counter set number = number + 1 returning number",
                row => row.GetInt64(0))[0]),
            ("$document", JsonSerializer.Serialize(saved, EmployeeJson.Default.Employee)));

    private static SaveOutcome? ManagerProblem(SqliteConnection connection, Employee saved)
    {
        var line = Query(
            connection,
            """
            with recursive line(id, manager_id, depth) as (
                select id, manager_id, 1 from employee where id = $manager and deleted_at is null and document ->> 'erasedAt' is null
                union all
                select employee.id, employee.manager_id, depth + 1 from employee join line on employee.id = line.manager_id
                where line.id <> $id and depth <= $limit)
            select id from line
            """,
            row => row.GetString(0),
            ("$manager", Key(saved.ManagerId!.Value)), ("$id", Key(saved.Id)), ("$limit", SavePlan.MaxReportingLine));
        if (line.Count == 0)
            return SaveOutcome.ManagerGone;
        return line.Contains(Key(saved.Id)) || line.Count > SavePlan.MaxReportingLine
            ? SaveOutcome.ReportingCycle
            : null;
    }

    private static Employee? Find(SqliteConnection connection, Guid id) =>
        Query(connection, "select document from employee where id = $id", Read, ("$id", Key(id))).SingleOrDefault();

    private static bool Exists(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string, object?)> parameters) =>
        Query(connection, sql, _ => true, parameters).Count > 0;

    private static long LastChange(SqliteConnection connection) =>
        Query(connection, "select number from change_counter", row => row.GetInt64(0))[0];

    private static Employee Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), EmployeeJson.Default.Employee)!;

    private static RecordVersion Version(SqliteDataReader row) => new(Guid.Parse(row.GetString(0)), row.GetInt64(1));

    private static string Key(Guid id) => id.ToString("D");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
