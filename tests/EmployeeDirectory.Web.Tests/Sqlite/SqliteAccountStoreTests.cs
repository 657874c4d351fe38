using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Accounts;

namespace EmployeeDirectory.Web.Tests.Sqlite;

public sealed class SqliteAccountStoreTests : SessionStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return base.DisposeAsync();
    }

    protected override Task<IAccountStore> CreateAsync() => Task.FromResult<IAccountStore>(Open());

    [Fact]
    public async Task Open_Again_KeepsAccountsAndSessions()
    {
        var account = await AddAsync(Someone());
        var session = SessionOf(account);
        await Store.StartSessionAsync(session, Stop);
        _database.Dispose();

        Assert.Equal((account, session), await Open().FindSessionAsync(account.Id, session.Id, Stop));
    }

    [Fact]
    public async Task Write_ForgetsFailuresOfTheDayBefore()
    {
        await Store.SaveFailuresAsync([new SignInFailures("a", 1, Clock.GetUtcNow(), 0)], Stop);
        Clock.Advance(SignInFailures.Memory);
        await Store.SaveFailuresAsync([new SignInFailures("b", 1, Clock.GetUtcNow(), 0)], Stop);
        Assert.Equal([SignInFailures.None("a")], await Store.FindFailuresAsync(["a"], Stop));
    }

    private SqliteAccountStore Open()
    {
        _database = new SqliteDatabase(_folder.PathOf("employees.db"), SqliteAccountStore.Schema, "off");
        return new SqliteAccountStore(_database, Clock);
    }
}
