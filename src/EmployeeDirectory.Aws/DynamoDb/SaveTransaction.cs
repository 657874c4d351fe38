using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Aws.DynamoDb;

public sealed class SaveTransaction
{
    private readonly string _table;
    private readonly int _guard;

    public SaveTransaction(string table, SavePlan plan)
    {
        _table = table;
        Add(new Put
        {
            Item = EmployeeItem.From(plan.Saved),
            ConditionExpression = plan.Saved.Version == 1
                ? DynamoDbTable.IsNew
                : $"{EmployeeItem.Version} = :expected",
            ExpressionAttributeValues = plan.Saved.Version == 1
                ? null
                : new() { [":expected"] = EmployeeItem.Number(plan.Saved.Version - 1) }
        });
        Add(new Put
        {
            Item = EmployeeItem.From(plan.Entry),
            ConditionExpression = DynamoDbTable.IsNew
        });
        if (plan.Line is { } line)
            Add(new Put { Item = AuditItem.From(line) });
        if (plan.NewKey is { } key)
            Add(new Put
            {
                Item = EmployeeItem.From(key, plan.Saved.Id),
                ConditionExpression = DynamoDbTable.IsNew
            });
        if (plan.FreedEmail is { } freed)
            Add(new Delete { Key = EmployeeItem.GuardKey(freed) });
        _guard = plan.TakenEmail is null ? -1 : Request.TransactItems.Count;
        if (plan.TakenEmail is { } taken)
            Add(new Put
            {
                Item = EmployeeItem.Guard(taken, plan.Saved.Id),
                ConditionExpression = $"{DynamoDbTable.IsNew} or {EmployeeItem.EmployeeId} = :id",
                ExpressionAttributeValues = new() { [":id"] = new(plan.Saved.Id.ToString()) }
            });
    }

    public SaveTransaction(string table, ErasurePlan plan)
    {
        (_table, _guard) = (table, -1);
        Add(new Put
        {
            Item = EmployeeItem.From(plan.Tombstone),
            ConditionExpression = $"{DynamoDbTable.IsNew} or {EmployeeItem.Version} = :expected",
            ExpressionAttributeValues = new() { [":expected"] = EmployeeItem.Number(plan.Tombstone.Version - 1) }
        });
        if (plan.Line is { } line)
            Add(new Put { Item = AuditItem.From(line) });
        Add(new Put { Item = EmployeeItem.UnfinishedErasureKey(plan.Tombstone.Id) });
        Add(new Delete { Key = EmployeeItem.PersonKeyKey(plan.Tombstone.Id) });
        if (plan.FreedEmail is { } freed)
            Add(new Delete { Key = EmployeeItem.GuardKey(freed) });
    }

    // The token makes the SDK's retries idempotent; a new attempt is a new request.
    public TransactWriteItemsRequest Request { get; } =
        new() { TransactItems = [], ClientRequestToken = Guid.NewGuid().ToString() };

    public void RequireManager(Guid id) => Request.TransactItems.Add(new()
    {
        ConditionCheck = new()
        {
            TableName = _table,
            Key = EmployeeItem.ProfileKey(id),
            ConditionExpression =
                $"{DynamoDbTable.IsThere} and attribute_not_exists({EmployeeItem.DeletedAt}) and attribute_not_exists({EmployeeItem.ErasedAt})"
        }
    });

    public void CountMove(long moves) => Add(new Put
    {
        Item = EmployeeItem.ReportingLines(moves + 1),
        ConditionExpression = $"{DynamoDbTable.IsNew} or {EmployeeItem.Version} = :expected",
        ExpressionAttributeValues = new() { [":expected"] = EmployeeItem.Number(moves) }
    });

    public SaveOutcome? OutcomeOf(TransactionCanceledException cancelled) =>
        _guard >= 0 && cancelled.CancellationReasons?.ElementAtOrDefault(_guard)?.Code == "ConditionalCheckFailed"
            ? SaveOutcome.EmailTaken
            : null;

    private void Add(Put put)
    {
        put.TableName = _table;
        Request.TransactItems.Add(new() { Put = put });
    }

    private void Add(Delete delete)
    {
        delete.TableName = _table;
        Request.TransactItems.Add(new() { Delete = delete });
    }
}
