using EmployeeDirectory.Web.Aws;
using EmployeeDirectory.Web.Features.Accounts;
using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Features.Accounts;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbAccountStoreTests(DynamoDbLocal engine) : SessionStoreContract
{
    protected override async Task<IAccountStore> CreateAsync()
    {
        var client = await engine.ClientAsync();
        var options = Options.Create(new AwsOptions { TableName = DynamoDbLocal.NewTableName() });
        await client.CreateTableAsync(EmployeeTable.Definition(options.Value.TableName), Stop);
        return new DynamoDbAccountStore(client, options, Clock);
    }
}
