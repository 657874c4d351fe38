using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Companies;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Admin;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbCompanyStoreTests(DynamoDbLocal engine) : CompanyStoreContract
{
    protected override async Task<(ICompanyStore Store, IAuditStore Log)> CreateAsync()
    {
        var client = await engine.ClientAsync();
        var options = Options.Create(new AwsOptions { TableName = DynamoDbLocal.NewTableName() });
        await client.CreateTableAsync(EmulatorTable.Definition(options.Value.TableName), Stop);
        return (new DynamoDbCompanyStore(client, options), new DynamoDbAuditStore(client, options));
    }
}
