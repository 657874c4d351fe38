using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Accounts;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbAccountStoreTests(DynamoDbLocal engine) : SessionStoreContract
{
    private readonly IOptions<AwsOptions> _options = Options.Create(new AwsOptions { TableName = DynamoDbLocal.NewTableName() });

    protected override async Task<IAccountStore> CreateAsync()
    {
        var client = await engine.ClientAsync();
        await client.CreateTableAsync(EmulatorTable.Definition(_options.Value.TableName), Stop);
        return new DynamoDbAccountStore(client, _options, Clock);
    }

    [Fact]
    public async Task ReadChanges_NamesTheAccountsThatAnotherInstanceChangedOrEnded()
    {
        var (ada, grace, alan) = (await AddAsync(Someone()), await AddAsync(Someone("Grace")), await AddAsync(Someone("Alan")));
        var session = new Session("one", grace.Id, Clock.GetUtcNow(), Clock.GetUtcNow(), null, null);
        await Store.StartSessionAsync(session, Stop);
        await Store.SeeSessionAsync(session, Stop);
        var other = new DynamoDbAccountStore(await engine.ClientAsync(), _options, Clock);
        var start = Clock.GetUtcNow();
        Assert.Empty(await other.ReadChangesAsync(start, Stop));

        await Store.SaveAsync(ada with { Disabled = true }, null, Stop);
        // Into the next hour.
        Clock.Advance(TimeSpan.FromSeconds(3));
        await Store.EndSessionAsync(grace.Id, session.Id, Stop);
        await Store.DeleteAsync(alan, Stop);

        List<string> ids = [ada.Id, grace.Id, alan.Id];
        Assert.Equal(ids, (await other.ReadChangesAsync(start, Stop)).Select(change => change.AccountId).OrderBy(id => ids.IndexOf(id)));
        Assert.Equal(ids[1..], (await other.ReadChangesAsync(Clock.GetUtcNow(), Stop)).Select(change => change.AccountId).OrderBy(id => ids.IndexOf(id)));
    }

    [Fact]
    public async Task Find_NameThatNobodyHas_AsksTheTableAsOftenAsForOneThatSomebodyHas()
    {
        await AddAsync(Someone());
        await using var table = await FaultProxy.StartAsync(await engine.EndpointAsync());
        var store = new DynamoDbAccountStore(await engine.ClientAsync(table.Endpoint), _options, Clock);
        Assert.NotNull(await store.FindAsync(Account.Local, "ada", Stop));
        var known = table.Requests["GetItem"];
        Assert.Null(await store.FindAsync(Account.Local, "nobody", Stop));
        Assert.Equal(known * 2, table.Requests["GetItem"]);
        Assert.Equal(known * 2, table.Requests.Values.Sum());
    }
}
