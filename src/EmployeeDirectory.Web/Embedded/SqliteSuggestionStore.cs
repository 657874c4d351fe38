using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Web.Features.Suggestions;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Web.Embedded.SqliteDatabase;

namespace EmployeeDirectory.Web.Embedded;

/// <summary>Suggestions in the file of the records.</summary>
public sealed class SqliteSuggestionStore(SqliteDatabase database, TimeProvider clock) : ISuggestionStore
{
    public const string Schema = """
        create table if not exists suggestion(
            employee_id text not null, id text not null, made_by text not null, made_at text not null, open integer not null,
            expires_at text not null, document text not null, primary key (employee_id, id)) strict, without rowid;
        create index if not exists suggestion_made on suggestion(made_by, made_at);
        """;

    private string Now => Text(clock.GetUtcNow());

    /// <summary>Those that have expired go at the same moment.</summary>
    public Task<bool> AddAsync(Suggestion suggestion, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            Execute(connection, "delete from suggestion where expires_at <= $now", ("$now", Now));
            if (Find(connection, suggestion.EmployeeId, suggestion.Id) is not null)
                return true;
            if (!Suggestion.MayAdd(ListBy(connection, suggestion.By, limit: -1), clock.GetUtcNow()))
                return false;
            return Execute(
                connection,
                "insert into suggestion values ($employee, $id, $by, $at, 1, $expires, $document)",
                ("$employee", suggestion.EmployeeId.ToString()), ("$id", suggestion.Id.ToString()), ("$by", suggestion.By), ("$at", Text(suggestion.At)),
                ("$expires", Text(suggestion.ExpiresAt)), ("$document", Document(suggestion))) == 1;
        },
        ct);

    public Task<Suggestion?> FindAsync(Guid employeeId, Guid id, CancellationToken ct) =>
        Task.FromResult(database.Read(connection => Find(connection, employeeId, id)));

    public Task<IReadOnlyList<Suggestion>> ListOpenAsync(int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<Suggestion>>(
        database.Read(connection => Query(
            connection, "select document from suggestion where open = 1 and expires_at > $now order by made_at, id limit $limit", Read,
            ("$now", Now), ("$limit", limit))));

    public Task<IReadOnlyList<Suggestion>> ListByAsync(string accountId, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Suggestion>>(database.Read(connection => ListBy(connection, accountId, limit)));

    public Task<bool> SettleAsync(Suggestion settled, CancellationToken ct) => database.WriteAsync(
        connection => Execute(
            connection,
            "update suggestion set open = 0, expires_at = $expires, document = $document where employee_id = $employee and id = $id and open = 1",
            ("$employee", settled.EmployeeId.ToString()), ("$id", settled.Id.ToString()), ("$expires", Text(settled.ExpiresAt)),
            ("$document", Document(settled))) == 1,
        ct);

    public Task DeleteAboutAsync(Guid employeeId, CancellationToken ct) => database.WriteAsync(
        connection => Execute(connection, "delete from suggestion where employee_id = $employee", ("$employee", employeeId.ToString())), ct);

    private Suggestion? Find(SqliteConnection connection, Guid employeeId, Guid id) => Query(
        connection, "select document from suggestion where employee_id = $employee and id = $id and expires_at > $now", Read,
        ("$employee", employeeId.ToString()), ("$id", id.ToString()), ("$now", Now)).SingleOrDefault();

    private List<Suggestion> ListBy(SqliteConnection connection, string accountId, int limit) => Query(
        connection, "select document from suggestion where made_by = $by and expires_at > $now order by made_at desc, id desc limit $limit", Read,
        ("$by", accountId), ("$now", Now), ("$limit", limit));

    private static Suggestion Read(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(0), SuggestionJson.Default.Suggestion)!;

    private static string Document(Suggestion suggestion) => JsonSerializer.Serialize(suggestion, SuggestionJson.Default.Suggestion);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
