using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Engines;

public sealed class DynamoDbLocalTests(DynamoDbLocal dynamo)
{
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transact_StaleVersion_CancelsAllAndReturnsTheOldItem()
    {
        using var client = await dynamo.ClientAsync();
        var table = await SampleTable.CreateAsync(client);
        await client.PutItemAsync(table, SampleTable.Item("a", version: 5), cancel);

        var cancelled = await Assert.ThrowsAsync<TransactionCanceledException>(() => client.TransactWriteItemsAsync(new()
        {
            TransactItems = [SampleTable.PutOn(table, "a", expected: 4), new() { Put = new() { TableName = table, Item = SampleTable.Item("b", 1) } }],
        }, cancel));

        Assert.Equal(["ConditionalCheckFailed", "None"], cancelled.CancellationReasons.Select(r => r.Code));
        Assert.Equal("5", cancelled.CancellationReasons[0].Item["version"].N);
        Assert.False((await client.GetItemAsync(table, SampleTable.Key("b"), consistentRead: true, cancel)).IsItemSet);
    }

    [Fact]
    public async Task Transact_SameTokenTwice_AppliesOnce()
    {
        using var client = await dynamo.ClientAsync();
        var table = await SampleTable.CreateAsync(client);
        var request = new TransactWriteItemsRequest
        {
            ClientRequestToken = $"{Guid.NewGuid()}",
            TransactItems = [new() { Put = new() { TableName = table, Item = SampleTable.Item("a", 1), ConditionExpression = "attribute_not_exists(pk)" } }],
        };

        await client.TransactWriteItemsAsync(request, cancel);
        await client.TransactWriteItemsAsync(request, cancel);

        request.ClientRequestToken = $"{Guid.NewGuid()}";
        await Assert.ThrowsAsync<TransactionCanceledException>(() => client.TransactWriteItemsAsync(request, cancel));
    }

    [Fact]
    public async Task Transact_HundredWritersOfOneVersion_AcceptsOne()
    {
        using var client = await dynamo.ClientAsync();
        var table = await SampleTable.CreateAsync(client);
        await client.PutItemAsync(table, SampleTable.Item("a", 1), cancel);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            try
            {
                await client.TransactWriteItemsAsync(new() { TransactItems = [SampleTable.PutOn(table, "a", expected: 1)] }, cancel);
                return true;
            }
            catch (TransactionCanceledException)
            {
                return false;
            }
        }));

        Assert.Single(accepted, won => won);
    }

    [Fact]
    public async Task Query_ChangesIndex_FindsAWriteAtOnce()
    {
        using var client = await dynamo.ClientAsync();
        var table = await SampleTable.CreateAsync(client);
        await client.PutItemAsync(table, SampleTable.Item("a", 1), cancel);

        var found = await client.QueryAsync(new()
        {
            TableName = table,
            IndexName = SampleTable.Index,
            KeyConditionExpression = "#hour = :hour",
            ExpressionAttributeNames = new() { ["#hour"] = "hour" },
            ExpressionAttributeValues = new() { [":hour"] = new("2026-01-01T00") },
        }, cancel);

        Assert.Equal("a", Assert.Single(found.Items)["pk"].S);
    }
}
