using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.History;

namespace EmployeeDirectory.Web.Tests.Sqlite;

public sealed class SqliteAuditStoreTests : AuditStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<(IAuditStore Log, IEmployeeStore Employees)> CreateAsync()
    {
        _database = new SqliteDatabase(_folder.PathOf("employees.db"), SqliteEmployeeStore.Schema, "off");
        return Task.FromResult<(IAuditStore, IEmployeeStore)>((new SqliteAuditStore(_database), new SqliteEmployeeStore(_database, Unread.Metrics, Clock)));
    }
}
