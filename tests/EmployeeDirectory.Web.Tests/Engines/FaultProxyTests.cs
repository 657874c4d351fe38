using System.Net;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Engines;

public sealed class FaultProxyTests(DynamoDbLocal dynamo, S3Server s3)
{
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task DynamoDb_EachFault_ShowsAsItsException_ThenHeals()
    {
        await using var proxy = await FaultProxy.StartAsync(await dynamo.EndpointAsync());
        using var client = await dynamo.ClientAsync(proxy.Endpoint);
        var table = await SampleTable.CreateAsync(client);
        Task Get() => client.GetItemAsync(table, SampleTable.Key("a"), cancel);

        proxy.Break(Fault.Throttle);
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(Get);
        proxy.Break(Fault.ServerError);
        await Assert.ThrowsAsync<InternalServerErrorException>(Get);
        proxy.Break(Fault.Refuse);
        var closed = await Assert.ThrowsAnyAsync<Exception>(Get);
        Assert.True(closed is HttpRequestException or IOException, $"{closed}");
        proxy.Heal();
        await Get();
    }

    [Fact]
    public async Task ApplyThenClose_Once_IsSentAgainBelowTheSdk()
    {
        await using var proxy = await FaultProxy.StartAsync(await dynamo.EndpointAsync());
        using var client = await dynamo.ClientAsync(proxy.Endpoint);
        var table = await SampleTable.CreateAsync(client);

        proxy.Break(Fault.ApplyThenClose, operation: "PutItem", times: 1);
        await client.PutItemAsync(table, SampleTable.Item("a", 1), cancel);

        Assert.Equal(2, proxy.Requests["PutItem"]);
    }

    [Fact]
    public async Task ApplyThenClose_Always_FailsAndLeavesTheWriteBehind()
    {
        await using var proxy = await FaultProxy.StartAsync(await dynamo.EndpointAsync());
        using var client = await dynamo.ClientAsync(proxy.Endpoint);
        var table = await SampleTable.CreateAsync(client);

        proxy.Break(Fault.ApplyThenClose, operation: "PutItem");
        await Assert.ThrowsAnyAsync<Exception>(() => client.PutItemAsync(table, SampleTable.Item("a", 1), cancel));

        Assert.True((await client.GetItemAsync(table, SampleTable.Key("a"), cancel)).IsItemSet);
    }

    [Fact]
    public async Task ApplyThenStall_TimesOutAndLeavesTheWriteBehind()
    {
        await using var proxy = await FaultProxy.StartAsync(await dynamo.EndpointAsync());
        using var client = await dynamo.ClientAsync(proxy.Endpoint);
        var table = await SampleTable.CreateAsync(client);

        proxy.Break(Fault.ApplyThenStall, operation: "PutItem");
        var pending = client.PutItemAsync(table, SampleTable.Item("a", 1), cancel);
        while (!(await client.GetItemAsync(table, SampleTable.Key("a"), consistentRead: true, cancel)).IsItemSet)
            Assert.False(pending.IsCompleted);

        Assert.False(pending.IsCompleted);
    }

    [Fact]
    public async Task Stall_NeverAnswers_AndDoesNotHoldUpTheEnd()
    {
        var proxy = await FaultProxy.StartAsync(await dynamo.EndpointAsync());
        using var client = await dynamo.ClientAsync(proxy.Endpoint);
        proxy.Break(Fault.Stall);

        var pending = client.ListTablesAsync(cancel);
        await Assert.ThrowsAsync<TimeoutException>(() => pending.WaitAsync(TimeSpan.FromMilliseconds(300), cancel));

        await proxy.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5), cancel);
        await Assert.ThrowsAnyAsync<Exception>(() => pending);
    }

    [Fact]
    public async Task S3_PutIsThrottled_WhileGetPasses()
    {
        await using var proxy = await FaultProxy.StartAsync(await s3.EndpointAsync());
        using var client = await s3.ClientAsync(proxy.Endpoint);
        var bucket = await s3.NewBucketAsync();
        await client.PutObjectAsync(new() { BucketName = bucket, Key = "ü +%2F b", ContentBody = "x" }, cancel);

        proxy.Break(Fault.Throttle, operation: "PUT");
        var refused = await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() =>
            client.PutObjectAsync(new() { BucketName = bucket, Key = "a", ContentBody = "y" }, cancel));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SlowDown"), (refused.StatusCode, refused.ErrorCode));
        using var got = await client.GetObjectAsync(bucket, "ü +%2F b", cancel);
        Assert.Equal(1, got.ContentLength);
    }
}
