using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Admin;

namespace EmployeeDirectory.Web.Tests.Sqlite;

public sealed class SqliteCompanyStoreTests : CompanyStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<(ICompanyStore Store, IAuditStore Log)> CreateAsync()
    {
        _database = new SqliteDatabase(
            _folder.PathOf("employees.db"), SqliteCompanyStore.Schema + SqliteAuditStore.Schema, "off");
        return Task.FromResult<(ICompanyStore, IAuditStore)>((new SqliteCompanyStore(_database), new SqliteAuditStore(_database)));
    }
}
