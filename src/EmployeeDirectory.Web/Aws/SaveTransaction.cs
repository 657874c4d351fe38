using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Aws;

/// <summary>One save as one TransactWriteItems request: profile, history entry, e-mail guards and the line above.</summary>
public sealed class SaveTransaction
{
    private readonly string _table;
    private readonly int _guard;

    public SaveTransaction(string table, SavePlan plan)
    {
        _table = table;
        Add(new Put
        {
            Item = EmployeeItem.Of(plan.Saved),
            ConditionExpression = plan.Saved.Version == 1
                ? $"attribute_not_exists({EmployeeItem.PartitionKey})"
                : $"{EmployeeItem.Version} = :expected",
            ExpressionAttributeValues = plan.Saved.Version == 1
                ? null
                : new() { [":expected"] = EmployeeItem.Number(plan.Saved.Version - 1) }
        });
        Add(new Put
        {
            Item = EmployeeItem.Of(plan.Entry),
            ConditionExpression = $"attribute_not_exists({EmployeeItem.PartitionKey})"
        });
        if (plan.FreedEmail is { } freed)
            Add(new Delete { Key = EmployeeItem.GuardKey(freed) });
        _guard = plan.TakenEmail is null ? -1 : Request.TransactItems.Count;
        if (plan.TakenEmail is { } taken)
            Add(new Put
            {
                Item = EmployeeItem.Guard(taken, plan.Saved.Id),
                ConditionExpression = $"attribute_not_exists({EmployeeItem.PartitionKey})"
            });
    }

    /// <summary>The token makes the SDK's own retries of this request safe; a new attempt is a new request.</summary>
    public TransactWriteItemsRequest Request { get; } =
        new() { TransactItems = [], ClientRequestToken = Guid.NewGuid().ToString() };

    /// <summary>Only goes through while this person still reports to the same manager.</summary>
    public void RequireInLine(Employee above, bool mustBeThere)
    {
        var check = new ConditionCheck
        {
            TableName = _table,
            Key = EmployeeItem.ProfileKey(above.Id),
            ConditionExpression = above.ManagerId is null
                ? $"attribute_not_exists({EmployeeItem.ManagerId})"
                : $"{EmployeeItem.ManagerId} = :manager"
        };
        if (above.ManagerId is { } manager)
            check.ExpressionAttributeValues = new() { [":manager"] = new(manager.ToString()) };
        if (mustBeThere)
            check.ConditionExpression +=
                $" and attribute_exists({EmployeeItem.PartitionKey}) and attribute_not_exists({EmployeeItem.DeletedAt})";
        Request.TransactItems.Add(new() { ConditionCheck = check });
    }

    /// <summary>Null where another attempt, on what is there now, may tell or succeed.</summary>
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
