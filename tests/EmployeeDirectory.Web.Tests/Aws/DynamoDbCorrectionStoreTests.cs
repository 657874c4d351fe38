using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Corrections;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Corrections;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbCorrectionStoreTests(DynamoDbLocal engine) : CorrectionStoreContract
{
    protected override async Task<ICorrectionStore> CreateAsync()
    {
        var client = await engine.ClientAsync();
        var options = Options.Create(new AwsOptions { TableName = DynamoDbLocal.NewTableName() });
        await client.CreateTableAsync(EmulatorTable.Definition(options.Value.TableName), Stop);
        return new DynamoDbCorrectionStore(client, options, Clock);
    }
}
