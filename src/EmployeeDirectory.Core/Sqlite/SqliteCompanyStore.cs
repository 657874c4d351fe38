using System.Text.Json;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Companies;
using Microsoft.Data.Sqlite;
using static EmployeeDirectory.Core.Sqlite.SqliteDatabase;

namespace EmployeeDirectory.Core.Sqlite;

public sealed class SqliteCompanyStore(SqliteDatabase database) : ICompanyStore
{
    public const string Schema =
        "create table if not exists company(id integer primary key check (id = 1), document text not null) strict;";

    public Task<Company> GetAsync(CancellationToken ct) => Task.FromResult(database.Read(Read));

    public Task<Company?> SaveAsync(Company changed, AuditEvent line, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            if (Read(connection).Version != changed.Version)
                return null;
            var saved = changed with { Version = changed.Version + 1 };
            Execute(
                connection, "insert or replace into company values (1, $document)",
                ("$document", JsonSerializer.Serialize(saved, CompanyJson.Default.Company)));
            SqliteAuditStore.Append(connection, line);
            return saved;
        },
        ct);

    private static Company Read(SqliteConnection connection) => Query(
        connection, "select document from company",
        row => JsonSerializer.Deserialize(row.GetString(0), CompanyJson.Default.Company)!).SingleOrDefault() ?? new();
}
