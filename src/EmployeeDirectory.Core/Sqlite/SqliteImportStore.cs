using System.Globalization;
using System.Text.Json;
using EmployeeDirectory.Core.Imports;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Sqlite;

// In a file of its own, so that large plans do not keep the writers of records waiting.
public sealed class SqliteImportStore(SqliteDatabase database, TimeProvider clock) : IImportStore, IDisposable
{
    public const string Schema = """
        create table if not exists import(
            id text primary key, version integer not null, state text not null, at text not null, document text not null) strict, without rowid;
        create index if not exists import_at on import(at);
        create table if not exists import_chunk(
            import_id text not null, kind text not null, number integer not null, at text not null, content blob not null,
            primary key (import_id, kind, number)) strict;
        """;

    public Task<Import?> GetAsync(Guid id, CancellationToken ct) => Task.FromResult(database.Read(connection => Query(
        connection, "select document from import where id = $id", Read, ("$id", id.ToString())).SingleOrDefault()));

    public Task<IReadOnlyList<Import>> ListAsync(int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Import>>(database.Read(connection => Query(
            connection, "select document from import order by at desc limit $most", Read, ("$most", most))));

    public Task<IReadOnlyList<Guid>> ListApplyingAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Guid>>(database.Read(connection => Query(
            connection, "select id from import where state = 'Applying'", row => Guid.Parse(row.GetString(0)))));

    public Task<Import?> SaveAsync(Import changed, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            var saved = changed with { Version = changed.Version + 1 };
            var sql = changed.Version == 0
                ? "insert or ignore into import values ($id, $version, $state, $at, $document)"
                : "update import set version = $version, state = $state, at = $at, document = $document where id = $id and version = $version - 1";
            return Execute(
                connection, sql,
                ("$id", saved.Id.ToString()), ("$version", saved.Version), ("$state", saved.State.ToString()),
                ("$at", Text(saved.At)), ("$document", JsonSerializer.Serialize(saved, ImportJson.Default.Import))) == 1
                ? saved
                : null;
        },
        ct);

    public Task WriteChunkAsync(Guid id, ChunkKind kind, int number, byte[] content, CancellationToken ct) =>
        database.WriteAsync(
            connection => Execute(
                connection, "insert or replace into import_chunk values ($id, $kind, $number, $at, $content)",
                ("$id", id.ToString()), ("$kind", kind.ToString()), ("$number", number),
                ("$at", Text(clock.GetUtcNow())), ("$content", content)),
            ct);

    public Task<byte[]?> ReadChunkAsync(Guid id, ChunkKind kind, int number, CancellationToken ct) =>
        Task.FromResult(database.Read(connection => Query(
            connection,
            "select content from import_chunk where import_id = $id and kind = $kind and number = $number and at > $oldest",
            row => row.GetFieldValue<byte[]>(0),
            ("$id", id.ToString()), ("$kind", kind.ToString()), ("$number", number),
            ("$oldest", Text(clock.GetUtcNow() - Import.Retention))).SingleOrDefault()));

    public async Task DeleteChunksAsync(Guid id, ChunkKind kind, int count, CancellationToken ct)
    {
        await database.WriteAsync(
            connection =>
            {
                DemandScrub(connection);
                return Execute(
                    connection, "delete from import_chunk where import_id = $id and kind = $kind",
                    ("$id", id.ToString()), ("$kind", kind.ToString()));
            },
            ct);
        await database.ScrubAsync(ct);
    }

    public async Task PurgeAsync(CancellationToken ct)
    {
        await database.WriteAsync(
            connection =>
            {
                Execute(connection, "delete from import where at < $oldest", ("$oldest", Text(clock.GetUtcNow() - Import.Listed)));
                if (Execute(
                    connection, "delete from import_chunk where at <= $oldest",
                    ("$oldest", Text(clock.GetUtcNow() - Import.Retention))) > 0)
                    DemandScrub(connection);
                return true;
            },
            ct);
        await database.ScrubAsync(ct);
    }

    public void Dispose() => database.Dispose();

    private static Import Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), ImportJson.Default.Import)!;

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
