using EmployeeDirectory.Web.Tests.Features.Imports;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Sqlite;

public sealed class SqliteImportTests : ImportContract
{
    private DirectorySite? _started;

    public override ValueTask DisposeAsync() => _started!.DisposeAsync();

    protected override async Task<DirectorySite> StartAsync() => _started = await DirectorySite.StartAsync();
}
