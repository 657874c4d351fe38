using System.Runtime.CompilerServices;
using System.Text.Json;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Sqlite;

// In the file of the records, so that a change and its log line commit together.
public sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    public const string Schema =
        "create table if not exists log(key text primary key, document text not null) strict, without rowid;";

    private const int Page = 500;

    public Task AppendAsync(AuditEvent happened, CancellationToken ct) =>
        database.WriteAsync(connection => Append(connection, happened), ct);

    public static int Append(SqliteConnection connection, AuditEvent happened) => Execute(
        connection,
        "insert into log(key, document) values ($key, $document)",
        ("$key", happened.Key), ("$document", JsonSerializer.Serialize(happened, EmployeeJson.Default.AuditEvent)));

    public async IAsyncEnumerable<AuditEvent> ReadAsync(
        DateOnly from, DateOnly to, string? before, [EnumeratorCancellation] CancellationToken ct)
    {
        var end = to == DateOnly.MaxValue ? "~" : $"{to.AddDays(1):O}";
        var next = before is not null && string.CompareOrdinal(before, end) < 0 ? before : end;
        List<AuditEvent> page;
        do
        {
            page = database.Read(connection => Query(
                connection,
                "select document from log where key >= $from and key < $next order by key desc limit $page",
                row => JsonSerializer.Deserialize(row.GetString(0), EmployeeJson.Default.AuditEvent)!,
                ("$from", $"{from:O}"), ("$next", next), ("$page", Page)));
            foreach (var line in page)
                yield return line;
            ct.ThrowIfCancellationRequested();
            await Task.Yield();
            next = page.Count > 0 ? page[^1].Key : next;
        }
        while (page.Count == Page);
    }
}
