using EmployeeDirectory.Web.Aws;
using EmployeeDirectory.Web.Features.Suggestions;
using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Features.Suggestions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbSuggestionStoreTests(DynamoDbLocal engine) : SuggestionStoreContract
{
    protected override async Task<ISuggestionStore> CreateAsync()
    {
        var client = await engine.ClientAsync();
        var options = Options.Create(new AwsOptions { TableName = DynamoDbLocal.NewTableName() });
        await client.CreateTableAsync(EmployeeTable.Definition(options.Value.TableName), Stop);
        return new DynamoDbSuggestionStore(client, options, Clock);
    }
}
