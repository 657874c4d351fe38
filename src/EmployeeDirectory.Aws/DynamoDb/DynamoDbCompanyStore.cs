using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Companies;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class DynamoDbCompanyStore(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options) : ICompanyStore
{
    private static readonly Dictionary<string, AttributeValue> Key = EmployeeItem.Key("COMPANY", "COMPANY");

    private readonly DynamoDbTable _table = new(dynamoDb, options.Value.TableName);
    private readonly AuditDays _days = new(dynamoDb, options.Value.TableName);

    public async Task<Company> GetAsync(CancellationToken ct) => await _table.GetAsync(Key, ct) is { } item
        ? JsonSerializer.Deserialize(EmployeeItem.Json(item), CompanyJson.Default.Company)!
        : new();

    public async Task<Company?> SaveAsync(Company changed, AuditEvent line, CancellationToken ct)
    {
        var saved = changed with { Version = changed.Version + 1 };
        var item = EmployeeItem.Attributes(JsonSerializer.Serialize(saved, CompanyJson.Default.Company), Key);
        await _days.MarkAsync(line.Day, ct);
        return await _table.CommitAsync(
            [
                changed.Version == 0
                    ? _table.Put(item, DynamoDbTable.IsNew)
                    : _table.Put(
                        item, $"{EmployeeItem.Version} = :expected", EmployeeItem.Number(changed.Version)),
                _table.Put(AuditItem.From(line))
            ],
            ct)
            ? saved
            : null;
    }
}
