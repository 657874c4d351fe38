using EmployeeDirectory.Web.Embedded;
using EmployeeDirectory.Web.Features.Suggestions;
using EmployeeDirectory.Web.Tests.Features.Suggestions;

namespace EmployeeDirectory.Web.Tests.Embedded;

public sealed class SqliteSuggestionStoreTests : SuggestionStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<ISuggestionStore> CreateAsync()
    {
        _database = new SqliteDatabase(_folder.PathOf("employees.db"), SqliteSuggestionStore.Schema, "off");
        return Task.FromResult<ISuggestionStore>(new SqliteSuggestionStore(_database, Clock));
    }
}
