using Amazon.DynamoDBv2;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Core.Background;
using EmployeeDirectory.Testing;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Background;

public sealed class DynamoDbWorkTurnsTests(DynamoDbLocal dynamoDb) : WorkTurnsContract, IAsyncLifetime
{
    private readonly string _table = DynamoDbLocal.NewTableName();
    private AmazonDynamoDBClient _client = null!;

    protected override IWorkTurns Turns => new DynamoDbWorkTurns(_client, Options.Create(new AwsOptions { TableName = _table }), Clock);

    public async ValueTask InitializeAsync()
    {
        _client = await dynamoDb.ClientAsync();
        await _client.CreateTableAsync(EmulatorTable.Definition(_table), Stop);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
