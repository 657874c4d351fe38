using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.History;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbAuditStoreTests(DynamoDbLocal engine) : AuditStoreContract
{
    protected override async Task<(IAuditStore Log, IEmployeeStore Employees)> CreateAsync()
    {
        var client = await engine.ClientAsync();
        var options = Options.Create(new AwsOptions { TableName = DynamoDbLocal.NewTableName() });
        await client.CreateTableAsync(EmulatorTable.Definition(options.Value.TableName), Stop);
        return (new DynamoDbAuditStore(client, options), new DynamoDbEmployeeStore(client, options, Unread.Metrics, Clock, NullLogger<DynamoDbEmployeeStore>.Instance));
    }
}
