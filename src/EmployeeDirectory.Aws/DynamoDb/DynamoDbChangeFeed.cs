using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Core.Employees;

namespace EmployeeDirectory.Aws.DynamoDb;

// The index is keyed by hour and time of the change, by the writer's clock. Each read overlaps the last one by 60 s,
// which makes up for clock skew, slow saves and the delay of the index.
public sealed class DynamoDbChangeFeed(IAmazonDynamoDB dynamoDb, string table, TimeProvider clock)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private const int Segments = 4;

    // The cursor is the time, by this instance's clock, at which the last read began.
    public async Task<ChangePage> ReadAsync(string? cursor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var next = EmployeeItem.Time(now);
        if (cursor is null)
            return new ChangePage([], next);
        var last = DateTimeOffset.Parse(cursor, CultureInfo.InvariantCulture);
        // A clock that was set back leaves a cursor in the future.
        var since = (last < now ? last : now) - Overlap;
        if (now - since > Longest)
            return new ChangePage([], next, Expired: true);
        var changed = new List<RecordVersion>();
        foreach (var hour in EmployeeItem.HoursSince(since, now))
            changed.AddRange(await ReadHourAsync(hour, EmployeeItem.Time(since), ct));
        return new ChangePage(changed, next);
    }

    public async IAsyncEnumerable<RecordVersion> ReadAllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var found = Channel.CreateBounded<RecordVersion>(10_000);
        var scans = Task.WhenAll(Enumerable.Range(0, Segments).Select(segment => ScanAsync(segment, found.Writer, ct)))
            .ContinueWith(
                done => found.Writer.Complete(done.Exception?.InnerException),
                ct, TaskContinuationOptions.None, TaskScheduler.Default);
        await foreach (var record in found.Reader.ReadAllAsync(ct))
            yield return record;
        await scans;
    }

    private Task<List<RecordVersion>> ReadHourAsync(string hour, string since, CancellationToken ct) =>
        AwsCall.RunAsync(
            async bounded => await dynamoDb.Paginators.Query(new QueryRequest(table)
            {
                IndexName = EmployeeItem.ChangeIndex,
                KeyConditionExpression = $"{EmployeeItem.ChangeHour} = :hour and {EmployeeItem.ChangedAt} >= :since",
                ExpressionAttributeValues = new() { [":hour"] = new(hour), [":since"] = new(since) }
            }).Responses.SelectMany(page => page.Items).Select(Version).ToListAsync(bounded),
            ct);

    private async Task ScanAsync(int segment, ChannelWriter<RecordVersion> found, CancellationToken ct)
    {
        var request = new ScanRequest(table)
        {
            IndexName = EmployeeItem.ChangeIndex,
            Segment = segment,
            TotalSegments = Segments
        };
        do
        {
            var page = await AwsCall.RunAsync(bounded => dynamoDb.ScanAsync(request, bounded), ct);
            foreach (var item in page.Items)
                await found.WriteAsync(Version(item), ct);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    private static RecordVersion Version(Dictionary<string, AttributeValue> item) => new(
        Guid.Parse(item[EmployeeItem.Id].S), long.Parse(item[EmployeeItem.Version].N, CultureInfo.InvariantCulture));
}
