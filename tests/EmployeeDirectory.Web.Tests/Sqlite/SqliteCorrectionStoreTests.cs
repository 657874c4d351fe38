using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Corrections;

namespace EmployeeDirectory.Web.Tests.Sqlite;

public sealed class SqliteCorrectionStoreTests : CorrectionStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<ICorrectionStore> CreateAsync()
    {
        _database = new SqliteDatabase(_folder.PathOf("employees.db"), SqliteCorrectionStore.Schema, "off");
        return Task.FromResult<ICorrectionStore>(new SqliteCorrectionStore(_database, Clock));
    }
}
