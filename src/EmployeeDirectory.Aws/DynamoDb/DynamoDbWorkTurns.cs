using Amazon.DynamoDBv2;
using EmployeeDirectory.Core.Background;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbWorkTurns(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options, TimeProvider clock) : IWorkTurns
{
    private const string TakenAt = "takenAt";

    private readonly DynamoDbTable _table = new(dynamoDb, options.Value.TableName);

    public Task<bool> TakeAsync(string work, TimeSpan pause, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var item = EmployeeItem.Key("WORK-TURNS", work);
        item[TakenAt] = new(EmployeeItem.Time(now));
        return _table.CommitAsync(
            [_table.Put(item, $"{DynamoDbTable.IsNew} or {TakenAt} <= :expected", new(EmployeeItem.Time(now - pause)))], ct);
    }
}
