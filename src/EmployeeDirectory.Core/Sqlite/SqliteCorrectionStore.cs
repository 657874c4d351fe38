using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Core.Corrections;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class SqliteCorrectionStore(SqliteDatabase database, TimeProvider clock) : ICorrectionStore
{
    public const string Schema = """
        create table if not exists suggestion(
            employee_id text not null, id text not null, made_by text not null, made_at text not null, open integer not null,
            expires_at text not null, document text not null, primary key (employee_id, id)) strict, without rowid;
        create index if not exists suggestion_made on suggestion(made_by, made_at);
        """;

    private string Now => Text(clock.GetUtcNow());

    public Task<bool> AddAsync(Correction correction, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            Execute(connection, "delete from suggestion where expires_at <= $now", ("$now", Now));
            if (Find(connection, correction.EmployeeId, correction.Id) is not null)
                return true;
            if (!Correction.MayAdd(ListBy(connection, correction.By, limit: -1), clock.GetUtcNow()))
                return false;
            return Execute(
                connection,
                "insert into suggestion values ($employee, $id, $by, $at, 1, $expires, $document)",
                ("$employee", correction.EmployeeId.ToString()), ("$id", correction.Id.ToString()),
                ("$by", correction.By), ("$at", Text(correction.At)),
                ("$expires", Text(correction.ExpiresAt)), ("$document", Document(correction))) == 1;
        },
        ct);

    public Task<Correction?> FindAsync(Guid employeeId, Guid id, CancellationToken ct) =>
        Task.FromResult(database.Read(connection => Find(connection, employeeId, id)));

    public Task<IReadOnlyList<Correction>> ListOpenAsync(int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Correction>>(database.Read(connection => List(
            connection, "open = 1 order by made_at, id limit $limit", ("$limit", limit))));

    public Task<IReadOnlyList<Correction>> ListOpenAboutAsync(Guid employeeId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Correction>>(database.Read(connection => List(
            connection, "employee_id = $employee and open = 1", ("$employee", employeeId.ToString()))));

    public Task<IReadOnlyList<Correction>> ListByAsync(string accountId, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Correction>>(database.Read(connection => ListBy(connection, accountId, limit)));

    public Task<bool> SettleAsync(Correction settled, CancellationToken ct) =>
        database.WriteAsync(connection => Settle(connection, settled), ct);

    public Task DeleteAboutAsync(Guid employeeId, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            var deleted = Execute(
                connection, "delete from suggestion where employee_id = $employee",
                ("$employee", employeeId.ToString()));
            if (deleted > 0)
                DemandScrub(connection);
            return deleted;
        },
        ct);

    internal static bool IsOpen(SqliteConnection connection, Correction correction) => Query(
        connection, "select 1 from suggestion where employee_id = $employee and id = $id and open = 1", _ => true,
        ("$employee", correction.EmployeeId.ToString()), ("$id", correction.Id.ToString())).Count > 0;

    internal static bool Settle(SqliteConnection connection, Correction settled) => Execute(
        connection,
        "update suggestion set open = 0, expires_at = $expires, document = $document where employee_id = $employee and id = $id and open = 1",
        ("$employee", settled.EmployeeId.ToString()), ("$id", settled.Id.ToString()),
        ("$expires", Text(settled.ExpiresAt)),
        ("$document", Document(settled))) == 1;

    private Correction? Find(SqliteConnection connection, Guid employeeId, Guid id) => Query(
        connection,
        "select document from suggestion where employee_id = $employee and id = $id and expires_at > $now",
        Read,
        ("$employee", employeeId.ToString()), ("$id", id.ToString()), ("$now", Now)).SingleOrDefault();

    private List<Correction> ListBy(SqliteConnection connection, string accountId, int limit) => List(
        connection, "made_by = $by order by made_at desc, id desc limit $limit", ("$by", accountId), ("$limit", limit));

    private List<Correction> List(
        SqliteConnection connection, string rest, params ReadOnlySpan<(string Name, object? Value)> values) => Query(
        connection, $"select document from suggestion where expires_at > $now and {rest}", Read, [("$now", Now), .. values]);

    private static Correction Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), CorrectionJson.Default.Correction)!;

    private static string Document(Correction correction) =>
        JsonSerializer.Serialize(correction, CorrectionJson.Default.Correction);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
